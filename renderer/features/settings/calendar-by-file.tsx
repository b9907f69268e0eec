/** One's own calendar in a browser: a chosen file only, since a page may not read other addresses (K1). */
import { type ChangeEvent, useState } from 'react';
import { MAX_CALENDAR_BYTES } from '../../../shared/calendar/reading/source.ts';
import { t } from '../../../shared/language/words.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { useCommand } from '../../app/window-context.ts';
import { Fault } from '../../components/fault.tsx';
import { TextField } from '../../components/field.tsx';
import css from './settings.module.css';

type Kept = Result<string, string>;
const unreadableText = (): string => t('settings.thisFileCouldNotBe');
const tooLargeText = (): string => t('settings.thisFileHasOver5');
const noCalendarText = (): string => t('settings.thisFileIsNoCalendar');
const noRoomText = (): string => t('settings.thisBrowserCouldNotKeep');

const textOf = async (file: File): Promise<Kept> => {
  if (file.size > MAX_CALENDAR_BYTES) return fail(tooLargeText());
  const text = await file.text().catch(() => null);
  if (text === null) return fail(unreadableText());
  return /BEGIN:VCALENDAR/i.test(text) ? ok(text) : fail(noCalendarText());
};

/** Keeps a file that can be a calendar; the one before stays when it cannot. */
const keepFile = async (file: File, keep: (text: string) => Promise<void>): Promise<Kept> => {
  const text = await textOf(file);
  if (!text.ok) return text;
  return keep(text.value).then(
    () => text,
    () => fail(noRoomText()),
  );
};

/** The choice of a file, of which the host keeps the text. */
export const ByFile = ({
  keep,
  isChosen,
}: {
  readonly keep: (text: string) => Promise<void>;
  readonly isChosen: boolean;
}) => {
  const { run, fault } = useCommand();
  const [problem, setProblem] = useState<string | null>(null);
  const take = async ({ target }: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = target.files?.[0];
    if (file === undefined) return;
    const kept = await keepFile(file, keep);
    target.value = ''; // Or the same file, exported anew, could not be chosen again.
    setProblem(kept.ok ? null : kept.error);
    if (kept.ok) await run({ type: 'setCalendar', calendar: { kind: 'file', path: file.name } });
  };
  return (
    <div className={css['column']}>
      <TextField
        label={isChosen ? t('settings.chooseAnotherFile') : t('settings.chooseAnIcsFile')}
        hint={t('settings.pageInBrowserMayNot')}
        type="file"
        accept=".ics,text/calendar"
        onChange={(event) => void take(event)}
      />
      <Fault text={problem ?? fault} />
    </div>
  );
};
