/** Settings → Updates: which releases one gets, and what is ready (D10). */
import type { UpdateView } from '../../../shared/bridge/shell.ts';
import { useNow } from '../../app/window-context.ts';
import { useShell, useShellCommand } from '../../app/shell-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { SelectField } from '../../components/field.tsx';
import { duration } from '../../../shared/wording/times.ts';
import css from './settings.module.css';

const CHANNELS = [
  { value: 'latest', label: 'Finished releases' },
  { value: 'beta', label: 'Beta releases too' },
] as const;

const wordsOf = (updates: UpdateView, now: number): string => {
  switch (updates.state) {
    case 'off':
      return updates.why;
    case 'checking':
      return 'Looking for a newer version…';
    case 'downloading':
      return `Version ${updates.version} is being fetched.`;
    case 'ready':
      return `Version ${updates.version} is ready. It is installed when you quit Fermata, and never while you focus.`;
    case 'idle': {
      if (updates.problem !== null) return updates.problem;
      if (updates.checkedAt === null) return 'Not looked for a newer version yet.';
      const ago = now - updates.checkedAt;
      return ago < 60_000
        ? 'This is the newest version.'
        : `This was the newest version ${duration(ago)} ago.`;
    }
  }
};

const Notes = ({ updates }: { readonly updates: UpdateView }) => {
  if (updates.state !== 'ready' || updates.notes === null) return null;
  return (
    <details className={css['part']}>
      <summary>What is new</summary>
      <p className={css['notes']}>{updates.notes}</p>
    </details>
  );
};

/** The section's content. */
export const UpdatesSection = () => {
  const updates = useShell()?.updates;
  const now = useNow(60_000);
  const { run, busy, fault } = useShellCommand();
  if (updates === undefined) return null;
  return (
    <>
      <p role="status">{wordsOf(updates, now)}</p>
      <Notes updates={updates} />
      {updates.state !== 'off' && (
        <>
          <div className={css['choices']}>
            {updates.state === 'ready' ? (
              <Button disabled={busy} onClick={() => void run({ type: 'installUpdate' })}>
                Install now
              </Button>
            ) : (
              <Button
                disabled={busy || updates.state !== 'idle'}
                onClick={() => void run({ type: 'checkForUpdates' })}
              >
                Look now
              </Button>
            )}
          </div>
          <SelectField
            label="Which releases"
            value={updates.channel}
            options={CHANNELS}
            onChange={(channel) => void run({ type: 'setUpdateChannel', channel })}
          />
        </>
      )}
      <Fault text={fault} />
    </>
  );
};
