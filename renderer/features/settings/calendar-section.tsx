/** One's own calendar: which one is read, what came of it, and the word that starts a focus (K1). */
import { type ChangeEvent, useState } from 'react';
import type { CalendarView } from '../../../shared/bridge/view.ts';
import { useCommand, useNow, useServices, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { CheckBox, TextField } from '../../components/field.tsx';
import { calendarLine, calendarName, settingOf } from './calendar-words.ts';
import css from './settings.module.css';

const ADDRESS_HINT =
  'Its secret address in iCal format (https:// or webcal://), or the path of an .ics file on this machine. It stays on this device.';

/** The desktop: an address, or a file by its path. What was typed stays when it is refused. */
const ByAddress = ({ setting }: { readonly setting: CalendarView['setting'] }) => {
  const [text, setText] = useState(
    setting === null ? '' : setting.kind === 'url' ? setting.url : setting.path,
  );
  const [allowPrivate, setAllowPrivate] = useState(setting?.kind === 'url' && setting.allowPrivate);
  const { run, busy, fault } = useCommand();
  const calendar = settingOf(text, allowPrivate);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (calendar !== null) void run({ type: 'setCalendar', calendar });
      }}
    >
      <TextField
        label="Address or file of your calendar"
        hint={ADDRESS_HINT}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => setText(event.target.value)}
      />
      {calendar?.kind === 'url' && (
        <CheckBox
          label="This address is in my own network"
          checked={allowPrivate}
          onChange={(event) => setAllowPrivate(event.target.checked)}
        />
      )}
      <div className={css['choices']}>
        <Button type="submit" disabled={busy || calendar === null}>
          {setting === null ? 'Use this calendar' : 'Save calendar'}
        </Button>
      </div>
      <Fault text={fault} />
    </form>
  );
};

/** A browser: a chosen file only. */
const ByFile = ({
  keep,
  isChosen,
}: {
  readonly keep: (text: string) => Promise<void>;
  readonly isChosen: boolean;
}) => {
  const { run, fault } = useCommand();
  const [problem, setProblem] = useState<string | null>(null);
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    setProblem(null);
    try {
      await keep(await file.text());
    } catch {
      setProblem('This browser could not keep the file, so nothing was changed. Free some space.');
      return;
    }
    await run({ type: 'setCalendar', calendar: { kind: 'file', path: file.name } });
  };
  return (
    <>
      <TextField
        label={isChosen ? 'Choose another file' : 'Choose an .ics file'}
        hint="A page in a browser may not read calendars from other addresses; the desktop app can, and its busy times count here too."
        type="file"
        accept=".ics,text/calendar"
        onChange={(event) => void take(event)}
      />
      <Fault text={problem ?? fault} />
    </>
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
  const { run, busy } = useCommand();
  const { setting, problem } = calendar;
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
      <Button
        small
        disabled={busy}
        onClick={() => void run({ type: 'setCalendar', calendar: null })}
      >
        Stop using it
      </Button>
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
