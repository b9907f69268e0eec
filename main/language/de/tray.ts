/** The tray, in German. */
import type { TranslationOf } from '../../../shared/language/catalogue.ts';
import type { tray as english } from '../en/tray.ts';

export const tray: TranslationOf<typeof english> = {
  automatic: 'Automatisch',
  minutes: '{{minutes}} Minuten',
  hours_one: '{{count}} Stunde',
  hours_other: '{{count}} Stunden',
  showFor: '{{show}} für …',
  endOfHours: '{{time}}, das Ende deiner Arbeitszeit',
  until: 'Bis …',
  otherTime: 'Andere Zeit …',
  extend: '+{{minutes}} Minuten',
  left: 'noch {{minutes}} Min.',
  pausedLeft: 'pausiert, {{left}}',
  focusingLeft: '{{show}} · {{left}}',
  breakLeft: 'Pause · {{left}}',
  breakOver: 'Pause vorbei',
  startRound: 'Runde {{index}} von {{of}} jetzt starten',
  startFocus: 'Fokus starten',
  review: 'Durchsehen',
  reviewMessages_one: '{{count}} Nachricht durchsehen',
  reviewMessages_other: '{{count}} Nachrichten durchsehen',
  openApp: 'Fermata öffnen',
  quitApp: 'Fermata beenden',
  held: '{{held}} zurückgehalten',
  heldAsOf: '{{held}} zurückgehalten, Stand {{moment}}',
  noneHeldAsOf: 'nichts zurückgehalten, Stand {{moment}}',
  heldNotKnown: 'was zurückgehalten ist, ist nicht bekannt',
};
