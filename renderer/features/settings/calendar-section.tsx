/** One's own calendar: which one is read, what came of it, and the word that starts a focus (K1). */
import { useState } from 'react';
import type { CalendarView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { useFieldDraft } from '../../app/use-field-draft.ts';
import { useShellCommand } from '../../app/shell-context.ts';
import { useCommand, useNow, useServices, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { CheckBox, TextField } from '../../components/field.tsx';
import { ByFile } from './calendar-by-file.tsx';
import { calendarLine, calendarName, settingOf } from './calendar-words.ts';
import css from './settings.module.css';

const addressHintText = (): string => t('settings.itsSecretAddressInIcal');
const neitherText = (): string => t('settings.beginAnAddressWithHttps');
const stillKeptText = (): string => t('settings.thisBrowserCouldNotDelete');
const whyOffText = (): string => t('settings.offSoThatNoAddress');

const addressOf = (setting: CalendarView['setting']): string => {
  if (setting === null) return '';
  return setting.kind === 'url' ? setting.url : setting.path;
};

/** The desktop: an address, or a file by its path. What was typed stays when it is refused. */
const ByAddress = ({ setting }: { readonly setting: CalendarView['setting'] }) => {
  const address = useFieldDraft('settings.calendar', addressOf(setting));
  const isAllowed = setting?.kind === 'url' && setting.allowPrivate;
  const allowing = useFieldDraft('settings.calendarPrivate', String(isAllowed));
  const { text } = address;
  const allowPrivate = allowing.text === 'true';
  const [isNeither, setNeither] = useState(false);
  const { run, busy, fault } = useCommand();
  const calendar = settingOf(text, allowPrivate);
  const discard = (): void => {
    address.discard();
    allowing.discard();
    setNeither(false);
  };
  const apply = async (next: CalendarView['setting']): Promise<void> => {
    if ((await run({ type: 'setCalendar', calendar: next })).ok) discard();
  };
  const shell = useShellCommand();
  const chooseFile = async (): Promise<void> => {
    const reply = await shell.run({ type: 'chooseCalendarFile' });
    if (!reply.ok || typeof reply.path !== 'string') return;
    address.edit(reply.path);
    setNeither(false);
    await apply({ kind: 'file', path: reply.path });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setNeither(calendar === null);
        if (calendar !== null) void apply(calendar);
      }}
    >
      <TextField
        label={t('settings.addressOrFileYourCalendar')}
        hint={addressHintText()}
        {...(isNeither && { problem: neitherText() })}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          address.edit(event.target.value);
          setNeither(false);
        }}
      />
      {calendar?.kind === 'url' && (
        <CheckBox
          label={t('settings.thisAddressIsInMy')}
          hint={whyOffText()}
          checked={allowPrivate}
          onChange={(event) => allowing.edit(String(event.target.checked))}
        />
      )}
      <div className={css['choices']}>
        <Button type="submit" disabled={busy || text.trim() === ''}>
          {setting === null ? t('settings.useThisCalendar') : t('settings.saveCalendar')}
        </Button>
        <Button look="plain" disabled={busy || shell.busy} onClick={() => void chooseFile()}>
          {t('settings.chooseFile')}
        </Button>
        {(address.isEdited || allowing.isEdited) && (
          <Button look="plain" onClick={discard}>
            {t('settings.discard')}
          </Button>
        )}
      </div>
      <Fault text={fault ?? shell.fault} />
    </form>
  );
};

const FocusWord = ({ calendar }: { readonly calendar: CalendarView }) => {
  const draft = useFieldDraft('settings.focusWord', calendar.focusWord);
  const word = draft.text;
  const { run, busy, fault } = useCommand();
  const isSame = word.trim() === calendar.focusWord;
  const save = async (): Promise<void> => {
    const command = { type: 'setCalendar', calendar: calendar.setting, focusWord: word } as const;
    if ((await run(command)).ok) draft.discard();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        label={t('settings.wordThatPlansFocusOptional')}
        hint={t('settings.eventsWithThisWordIn')}
        value={word}
        maxLength={60}
        onChange={(event) => draft.edit(event.target.value)}
      />
      <div className={css['choices']}>
        <Button type="submit" disabled={busy || isSame}>
          {t('settings.saveWord')}
        </Button>
        {draft.isEdited && (
          <Button look="plain" onClick={draft.discard}>
            {t('settings.discard')}
          </Button>
        )}
      </div>
      <Fault text={fault} />
    </form>
  );
};

const State = ({ calendar }: { readonly calendar: CalendarView }) => {
  const now = useNow(60_000);
  const { keepCalendarFile } = useServices();
  const { run, busy, fault } = useCommand();
  const [isKept, setKept] = useState(false);
  const { setting, problem } = calendar;
  const isSolo = useView(({ connection }) => connection.state === 'solo');
  const stop = async (): Promise<void> => {
    // What a browser keeps of it has titles: they go first, or one would think that they had.
    const isGone = await (keepCalendarFile?.(null) ?? Promise.resolve()).then(
      () => true,
      () => false,
    );
    setKept(!isGone);
    if (isGone) await run({ type: 'setCalendar', calendar: null });
  };
  if (setting === null)
    return (
      <p className={css['soft']}>
        {t(isSolo ? 'settings.soloCalendar' : 'settings.duringEventsYouShowAs')}
      </p>
    );
  return (
    <>
      <p>
        <strong>{calendarName(setting)}</strong> {calendarLine(calendar, now)}
      </p>
      {problem !== null && (
        <p role="status" className={css['question']}>
          {problem}
        </p>
      )}
      <Button small disabled={busy} onClick={() => void stop()}>
        {t('settings.stopUsingIt')}
      </Button>
      <Fault text={isKept ? stillKeptText() : fault} />
    </>
  );
};

/** The section's content. */
export const CalendarSection = () => {
  const calendar = useView((view) => view.calendar);
  const { keepCalendarFile } = useServices();
  return (
    <>
      <State calendar={calendar} />
      {keepCalendarFile === null ? (
        <ByAddress setting={calendar.setting} />
      ) : (
        <ByFile keep={keepCalendarFile} isChosen={calendar.setting !== null} />
      )}
      {calendar.setting !== null && <FocusWord calendar={calendar} />}
    </>
  );
};
