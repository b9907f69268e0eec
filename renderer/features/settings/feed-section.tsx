/** One's own focus sessions in other calendars (K2): an address to subscribe to, off until it is asked for. */
import { useState } from 'react';
import { useCommand, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { Fault } from '../../components/fault.tsx';
import css from './settings.module.css';

const explained = (hasFeed: boolean): string =>
  hasFeed
    ? 'Whoever has the address sees when you focused and focus now, in the last 30 days at most. It was shown once; a new one ends the old one.'
    : 'Your focus sessions can be shown in another calendar: Fermata makes a secret address, and that calendar subscribes to it. Nothing is shown until you ask for it.';

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
          label="Address for your calendar"
          value={url}
          note="Paste it where your calendar adds a subscription. Keep it like a password."
        />
      )}
      <div className={css['choices']}>
        <Button disabled={busy} onClick={() => void make()}>
          {hasFeed ? 'Make a new address' : 'Make an address'}
        </Button>
        {hasFeed && (
          <Button look="plain" disabled={busy} onClick={() => void end()}>
            Stop sharing
          </Button>
        )}
      </div>
      <Fault text={fault} />
    </>
  );
};
