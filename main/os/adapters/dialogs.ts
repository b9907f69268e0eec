/** Dialogs and folders of the system. */
import { mkdirSync } from 'node:fs';
import { type BrowserWindow, dialog, shell } from 'electron';
import { t } from '../../language/words.ts';
import type { Outcome } from '../../shell/shell.ts';

/** Lets the user choose a calendar's file; null when they chose none. */
export const chooseCalendarFile = async (parent: BrowserWindow): Promise<string | null> => {
  const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
    title: t('app.chooseCalendar'),
    properties: ['openFile'],
    filters: [
      { name: t('app.calendars'), extensions: ['ics'] },
      { name: t('app.allFiles'), extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
};

/** Shows a folder in the system's file manager. */
export const showFolder = async (path: string): Promise<Outcome> => {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const problem = await shell.openPath(path); // Empty when it worked.
  if (problem === '') return { ok: true };
  return {
    ok: false,
    error: t('app.folderNotOpened', { path }),
  };
};
