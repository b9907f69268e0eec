/** Settings → Updates: which releases one gets, and what is ready (D10). */
import type { UpdateView } from '../../../shared/bridge/shell.ts';
import { t } from '../../../shared/language/words.ts';
import { useNow } from '../../app/window-context.ts';
import { useShell, useShellCommand } from '../../app/shell-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { SelectField } from '../../components/field.tsx';
import { duration } from '../../../shared/wording/times.ts';
import css from './settings.module.css';

const channels = () =>
  [
    { value: 'latest', label: t('settings.finishedReleases') },
    { value: 'beta', label: t('settings.betaReleasesToo') },
  ] as const;

const wordsOf = (updates: UpdateView, now: number): string => {
  switch (updates.state) {
    case 'off':
      return updates.why;
    case 'checking':
      return t('settings.lookingForNewerVersion');
    case 'downloading':
      return t('settings.versionIsBeingFetched', { version: updates.version });
    case 'ready':
      return t('settings.versionIsReadyItIs', { version: updates.version });
    case 'idle': {
      if (updates.problem !== null) return updates.problem;
      if (updates.checkedAt === null) return t('settings.notLookedForNewerVersion');
      const ago = now - updates.checkedAt;
      return ago < 60_000
        ? t('settings.thisIsNewestVersion')
        : t('settings.thisWasNewestVersionAgo', { length: duration(ago) });
    }
  }
};

const Notes = ({ updates }: { readonly updates: UpdateView }) => {
  if (updates.state !== 'ready' || updates.notes === null) return null;
  return (
    <details className={css['part']}>
      <summary>{t('settings.whatIsNew')}</summary>
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
                {t('settings.installNow')}
              </Button>
            ) : (
              <Button
                disabled={busy || updates.state !== 'idle'}
                onClick={() => void run({ type: 'checkForUpdates' })}
              >
                {t('settings.lookNow')}
              </Button>
            )}
          </div>
          <SelectField
            label={t('settings.whichReleases')}
            value={updates.channel}
            options={channels()}
            onChange={(channel) => void run({ type: 'setUpdateChannel', channel })}
          />
        </>
      )}
      <Fault text={fault} />
    </>
  );
};
