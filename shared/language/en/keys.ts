/** The list of keys. */
import { keys as atStart } from './keys-at-start.ts';

export const keys = {
  title: 'Keyboard shortcuts',
  ...atStart,
  everywhere: 'Everywhere',
  control: 'Ctrl',
  enter: 'Enter',
  escape: 'Esc',
  actions: 'All actions: focus, presence, people, places',
  find: 'Find in the list',
  move: 'Move in the list, as in that of all actions',
  help: 'This list',
  next: 'Next message',
  previous: 'Previous message',
  done: 'Done',
  later: 'Later',
  reply: 'Reply',
  undo: 'Undo',
  writing: 'While writing',
  close: 'Close what is open',
} as const;
