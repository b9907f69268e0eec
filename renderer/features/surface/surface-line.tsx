/** "Tell me when Ana is reachable", and the wait for it (S1). */
import { BellRing, Hourglass } from 'lucide-react';
import type { TeammateView } from '../../../shared/bridge/view.ts';
import { t } from '../../../shared/language/words.ts';
import { useCommand, useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import css from './surface.module.css';
import { isReachable, waitingWords } from './surface-words.ts';

/** Shown of a teammate who is not reachable, or whom one waits for. */
export const SurfaceLine = ({ teammate }: { readonly teammate: TeammateView }) => {
  const { memberId: to, name } = teammate.profile;
  const ask = useView((view) => view.asks[to]);
  const isKnown = useView((view) => view.connection.state === 'online');
  const { run, busy, fault } = useCommand();
  const now = useNow(60_000);
  if (ask === undefined && (!isKnown || isReachable(teammate))) return null;
  return (
    <div className={css['line']}>
      {ask === undefined ? (
        <Button
          small
          data-focus-home
          className={css['ask']}
          disabled={busy}
          onClick={() => void run({ type: 'askToMeet', to })}
        >
          <BellRing size={14} aria-hidden />
          {t('surface.tellMeWhenIsReachable', { name })}
        </Button>
      ) : (
        <>
          <p role="status" className={css['waiting']}>
            <Hourglass size={14} aria-hidden />
            {waitingWords(name, ask, now)}
          </p>
          <Button
            look="plain"
            small
            data-focus-home
            disabled={busy}
            aria-label={t('surface.cancelWaitingFor', { name })}
            onClick={() => void run({ type: 'cancelAsk', to })}
          >
            {t('surface.cancel')}
          </Button>
        </>
      )}
      <Fault text={fault} />
    </div>
  );
};
