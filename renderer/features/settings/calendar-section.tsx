/** One's own calendar: which one is read, what came of it, and the word that starts a focus (K1). */
import { useState } from 'react';
import type { CalendarView } from '../../../shared/bridge/view.ts';
import { useShellCommand } from '../../app/shell-context.ts';
import { useCommand, useNow, useServices, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { CheckBox, TextField } from '../../components/field.tsx';
import { ByFile } from './calendar-by-file.tsx';
import { calendarLine, calendarName, settingOf } from './calendar-words.ts';
import css from './settings.module.css';

const ADDRESS_HINT =
  'Its secret address in iCal format (https:// or webcal://), or an .ics file on this machine. It stays on this device.';
const NEITHER =
  'Begin an address with https:// or webcal://, or give the whole path of a file, with all its folders.';
const STILL_KEPT =
  'This browser could not delete the file, so your calendar is still in use. Try again.';
const WHY_OFF =
  'Off, so that no address can lead Fermata to your router or another machine near you.';

/** The desktop: an address, or a file by its path. What was typed stays when it is refused. */
const ByAddress = ({ setting }: { readonly setting: CalendarView['setting'] }) => {
  const [text, setText] = useState(
    setting === null ? '' : setting.kind === 'url' ? setting.url : setting.path,
  );
  const [allowPrivate, setAllowPrivate] = useState(setting?.kind === 'url' && setting.allowPrivate);
  const [isNeither, setNeither] = useState(false);
  const { run, busy, fault } = useCommand();
  const calendar = settingOf(text, allowPrivate);
  const shell = useShellCommand();
  const chooseFile = async (): Promise<void> => {
    const reply = await shell.run({ type: 'chooseCalendarFile' });
    if (!reply.ok || typeof reply.path !== 'string') return;
    setText(reply.path);
    setNeither(false);
    await run({ type: 'setCalendar', calendar: { kind: 'file', path: reply.path } });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setNeither(calendar === null);
        if (calendar !== null) void run({ type: 'setCalendar', calendar });
      }}
    >
      <TextField
        label="Address or file of your calendar"
        hint={ADDRESS_HINT}
        {...(isNeither && { problem: NEITHER })}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value);
          setNeither(false);
        }}
      />
      {calendar?.kind === 'url' && (
        <CheckBox
          label="This address is in my own network"
          hint={WHY_OFF}
          checked={allowPrivate}
          onChange={(event) => setAllowPrivate(event.target.checked)}
        />
      )}
      <div className={css['choices']}>
        <Button type="submit" disabled={busy || text.trim() === ''}>
          {setting === null ? 'Use this calendar' : 'Save calendar'}
        </Button>
        <Button look="plain" disabled={busy || shell.busy} onClick={() => void chooseFile()}>
          Choose a file…
        </Button>
      </div>
      <Fault text={fault ?? shell.fault} />
    </form>
  );
};

const FocusWord = ({ calendar }: { readonly calendar: CalendarView }) => {
  const [word, setWord] = useState(calendar.focusWord);
  const { run, busy, fault } = useCommand();
  const isSame = word.trim() === calendar.focusWord;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void run({ type: 'setCalendar', calendar: calendar.setting, focusWord: word });
      }}
    >
      <TextField
        label="Word that plans a focus (optional)"
        hint="Events with this word in their title are planned focus, as those of your week. For example: focus"
        value={word}
        maxLength={60}
        onChange={(event) => setWord(event.target.value)}
      />
      <div className={css['choices']}>
        <Button type="submit" disabled={busy || isSame}>
          Save word
        </Button>
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
        During events you show as busy, and messages wait until they end. Teammates see that you are
        busy and until when, never what the event is.
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
        Stop using it
      </Button>
      <Fault text={isKept ? STILL_KEPT : fault} />
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
        <ByAddress key={JSON.stringify(calendar.setting)} setting={calendar.setting} />
      ) : (
        <ByFile keep={keepCalendarFile} isChosen={calendar.setting !== null} />
      )}
      {calendar.setting !== null && <FocusWord key={calendar.focusWord} calendar={calendar} />}
    </>
  );
};
