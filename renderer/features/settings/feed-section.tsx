/** One's own focus sessions in other calendars (K2): an address to subscribe to, off until it is asked for. */
import { useState } from 'react';
import { t } from '../../../shared/language/words.ts';
import { useCommand, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { Fault } from '../../components/fault.tsx';
import css from './settings.module.css';

const explained = (hasFeed: boolean): string =>
  hasFeed ? t('settings.whoeverHasAddressSeesWhen') : t('settings.yourFocusSessionsCanBe');

/** Makes the address, shows it once, and ends it. */
export const FeedSection = () => {
  const hasFeed = useView((view) => view.own.hasFeed);
  const [url, setUrl] = useState<string | null>(null);
  const { run, busy, fault } = useCommand();
  const make = async (): Promise<void> => {
    const reply = await run({ type: 'createFeed' });
    if (reply.ok && reply.value !== undefined) setUrl(reply.value.url);
  };
  const end = async (): Promise<void> => {
    if ((await run({ type: 'endFeed' })).ok) setUrl(null);
  };
  if (hasFeed === null) return null;
  return (
    <>
      <p className={css['soft']}>{explained(hasFeed)}</p>
      {url !== null && hasFeed && (
        <CopyField
          label={t('settings.addressForYourCalendar')}
          value={url}
          key={url}
          note={t('settings.pasteItWhereYourCalendar')}
          takesFocus
        />
      )}
      <div className={css['choices']}>
        <Button disabled={busy} onClick={() => void make()}>
          {hasFeed ? t('settings.makeNewAddress') : t('settings.makeAnAddress')}
        </Button>
        {hasFeed && (
          <Button look="plain" disabled={busy} onClick={() => void end()}>
            {t('settings.stopSharing')}
          </Button>
        )}
      </div>
      <Fault text={fault} />
    </>
  );
};
