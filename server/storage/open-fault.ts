/** Why a relay's data can't be used, and the words for whoever runs the relay: what happened, what to do. */

/** What stands in the way, with the system's words for it where it has some. */
export type OpenFault =
  /** Another relay has the folder. */
  | { readonly kind: 'inUse' }
  /** The database is not whole, or is none; it was set aside now under `name`. */
  | { readonly kind: 'damaged'; readonly name: string; readonly detail: string }
  /** It was set aside earlier, damaged or to be replaced, and nothing was put in its place. */
  | { readonly kind: 'notRestored'; readonly name: string }
  /** There was a database here, and it is gone. */
  | { readonly kind: 'gone' }
  /** A newer relay wrote it. */
  | { readonly kind: 'newer'; readonly version: string }
  | {
      readonly kind: 'denied' | 'readOnly' | 'full' | 'notAFolder' | 'missing';
      readonly path: string;
    }
  | { readonly kind: 'unreadable'; readonly detail: string };

/** Why a relay that could start empty must not. */
const NOT_EMPTY =
  'The relay does not start: without its data it would know nobody, and every app that connects would sign out for good.';

const putBack = (folder: string): string =>
  [
    'Put your latest backup in its place, then start the relay again:',
    `  relay restore BACKUP --data ${folder}`,
    'People who joined after that backup have to join again; see "Restore" in docs/OPERATING.md for all that it means.',
    `Without a backup, see "Damaged data" there. To begin anew with nobody, move every relay.db.* file out of ${folder}.`,
  ].join('\n');

/** One fault in words; several lines where commands belong to it. */
export const openFaultWords = (folder: string, fault: OpenFault): string => {
  switch (fault.kind) {
    case 'inUse':
      return `Another relay uses the data folder ${folder}. Stop it first, or name another folder.`;
    case 'damaged':
      return [
        `The data of this relay, ${folder}/relay.db, is damaged: ${fault.detail}.`,
        `Nothing was deleted or overwritten: it is now ${fault.name}, in the same folder. Keep it.`,
        NOT_EMPTY,
        putBack(folder),
      ].join('\n');
    case 'notRestored':
      return [
        `The data of this relay was set aside as ${folder}/${fault.name}, and nothing was put in its place yet.`,
        NOT_EMPTY,
        putBack(folder),
      ].join('\n');
    case 'gone':
      return [
        `The data of this relay is gone: there is no relay.db in ${folder}, but there was one.`,
        NOT_EMPTY,
        `If it was moved, move it back. Else ${putBack(folder).replace(/^P/, 'p')}`,
        'To begin anew with nobody, name another folder with --data.',
      ].join('\n');
    case 'newer':
      return `The data in ${folder} was written by a newer relay (${fault.version}). Nothing was changed. Start that version again, or restore a backup from before the upgrade.`;
    case 'denied':
      return `The data folder ${folder} can't be used: the system does not let this user read and write ${fault.path}. Give the folder and its files to the user that runs the relay (chown), or start the relay as their owner.`;
    case 'readOnly':
      return `The data folder ${folder} can't be used: ${fault.path} is on a file system that is read-only. Mount it for writing (a disk that failed may have become read-only by itself: look at the system's log), or name another folder.`;
    case 'full':
      return `The data folder ${folder} can't be used: its disk, or what this user may use of it, is full. Nothing was lost. Make room, then start the relay again.`;
    case 'notAFolder':
      return `The data folder ${folder} can't be used: ${fault.path} is a file. Name a folder with --data.`;
    case 'missing':
      return `The data folder ${folder} can't be used: ${fault.path} can't be made there. Name a folder on a disk with --data.`;
    case 'unreadable':
      return `The data folder ${folder} can't be used: the disk did not answer as it should (${fault.detail}). Nothing was changed. Look at the system's log and check the disk before the next start.`;
  }
};
