/** The list of keys, in German. */
import type { Translation } from '../catalogue.ts';

export const keys: Translation<'keys'> = {
  title: 'Tastenkürzel',
  all: 'alle Kürzel',
  everywhere: 'Überall',
  control: 'Strg',
  enter: 'Enter',
  escape: 'Esc',
  actions: 'Alle Aktionen: Fokus, Präsenz, Personen, Orte',
  find: 'In der Liste suchen',
  move: 'In der Liste bewegen, wie in der aller Aktionen',
  help: 'Diese Liste',
  next: 'Nächste Nachricht',
  previous: 'Vorige Nachricht',
  done: 'Erledigt',
  later: 'Später',
  reply: 'Antworten',
  undo: 'Rückgängig',
  writing: 'Beim Schreiben',
  close: 'Offenes schließen',
};
