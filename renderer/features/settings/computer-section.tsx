/** Settings → This computer: what only the desktop app has. */
import type { LoginView } from '../../../shared/bridge/shell.ts';
import { t } from '../../../shared/language/words.ts';
import { useShell, useShellCommand } from '../../app/shell-context.ts';
import { useView } from '../../app/window-context.ts';
import { CheckBox } from '../../components/field.tsx';
import { Fault } from '../../components/fault.tsx';
import { ShortcutField } from './shortcut-field.tsx';

const hintOf = (login: LoginView, isSolo: boolean): string => {
  switch (login.state) {
    case 'on':
    case 'off':
      return t(isSolo ? 'settings.soloStart' : 'settings.itStartsWithoutItsWindow');
    case 'needsApproval':
      return t('settings.yourSystemWaitsForYou');
    case 'unavailable':
      return login.why;
  }
};

/** Whether it starts at login. */
const StartAtLogin = () => {
  const login = useShell()?.login;
  const isSolo = useView(({ connection }) => connection.state === 'solo');
  const { run, busy, fault } = useShellCommand();
  if (login === undefined) return null;
  return (
    <>
      <CheckBox
        label={t('settings.startFermataWhenILog')}
        hint={hintOf(login, isSolo)}
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
