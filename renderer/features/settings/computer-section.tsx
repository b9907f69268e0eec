/** Settings → This computer: what only the desktop app has. */
import type { LoginView } from '../../../shared/bridge/shell.ts';
import { useShell, useShellCommand } from '../../app/shell-context.ts';
import { CheckBox } from '../../components/field.tsx';
import { Fault } from '../../components/fault.tsx';
import { ShortcutField } from './shortcut-field.tsx';

const hintOf = (login: LoginView): string => {
  switch (login.state) {
    case 'on':
    case 'off':
      return 'It starts without its window, so that you are seen as reachable when you are.';
    case 'needsApproval':
      return 'Your system waits for you to allow it: System Settings, General, Login Items.';
    case 'unavailable':
      return login.why;
  }
};

/** Whether it starts at login. */
const StartAtLogin = () => {
  const login = useShell()?.login;
  const { run, busy, fault } = useShellCommand();
  if (login === undefined) return null;
  return (
    <>
      <CheckBox
        label="Start Fermata when I log in"
        hint={hintOf(login)}
        checked={login.state === 'on' || login.state === 'needsApproval'}
        disabled={busy || login.state === 'unavailable'}
        onChange={(event) => void run({ type: 'setLaunchAtLogin', isOn: event.target.checked })}
      />
      <Fault text={fault} />
    </>
  );
};

/** The section's content. */
export const ComputerSection = () => (
  <>
    <StartAtLogin />
    <ShortcutField />
  </>
);
