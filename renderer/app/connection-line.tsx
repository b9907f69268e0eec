import { WifiOff } from 'lucide-react';
import { activeFocus } from '../../shared/domain/focus.ts';
import { t } from '../../shared/language/words.ts';
import { Button } from '../components/button.tsx';
import { Fault } from '../components/fault.tsx';
import css from './window.module.css';
import { connectionWords } from '../../shared/wording/connection.ts';
import { hashOf } from './routes.ts';
import { useCommand, useNow, useView } from './window-context.ts';

/** One quiet line while the relay is out of reach (C5); the way back in when this device was shut out (T5). */
export const ConnectionLine = () => {
  const connection = useView((view) => view.connection);
  // Seconds that run beside a focus would be what it is there to keep away.
  const isFocusing = useView((view) => activeFocus(view.focus) !== null);
  // Only a countdown needs the seconds.
  const now = useNow(connection.state === 'waiting' && !isFocusing ? 1000 : 60_000);
  const { run, busy, fault } = useCommand();
  const words = connectionWords(connection, now, isFocusing);
  if (words === null) return null;
  return (
    <section className={css['connection']} aria-label={t('window.connection')}>
      <WifiOff size={16} aria-hidden />
      <p className={css['connectionText']}>
        <span role="status">{words.text}</span> {words.detail}
      </p>
      {connection.state === 'waiting' && (
        <Button small disabled={busy} onClick={() => void run({ type: 'reconnect' })}>
          {t('window.tryNow')}
        </Button>
      )}
      {connection.state === 'signedOut' && (
        <a href={hashOf({ place: 'team', memberId: null })}>{t('window.joinAgain')}</a>
      )}
      <Fault text={fault} />
    </section>
  );
};
