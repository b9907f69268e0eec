/** A link for a further device: for how long it works still, and what became of it (W50). */
import { MonitorSmartphone } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { DevicesView, FreshLinkView } from '../../../shared/bridge/access.ts';
import { t } from '../../../shared/language/words.ts';
import { timeLeft } from '../../../shared/wording/times.ts';
import { useCommand, useNow } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { CopyField } from '../../components/copy-field.tsx';
import { Fault } from '../../components/fault.tsx';
import css from './settings.module.css';

/** While a link is shown it is asked so often whether it was used. */
const LOOK_MS = 5000;

/** A link, and what was known before it was made. */
interface Made {
  readonly link: FreshLinkView;
  readonly before: DevicesView | null;
}

/** What became of a link, in words; null while it works, as far as is known. */
const endOf = ({ link, before }: Made, known: DevicesView | null, now: number): string | null => {
  const had = before?.devices.map(({ deviceId }) => deviceId);
  const newcomer = known?.devices.find(({ deviceId }) => had?.includes(deviceId) === false);
  const isListed = link.mark === undefined || known?.openMarks?.includes(link.mark) !== false;
  // What was listed before it was made tells nothing of it.
  if (!isListed && known !== before)
    return newcomer === undefined
      ? t('settings.linkEnded')
      : t('settings.linkUsedBy', { name: newcomer.name });
  return (link.expiresAt ?? now) <= now ? t('settings.linkOver') : null;
};

const Open = ({
  link,
  refresh,
}: {
  readonly link: FreshLinkView;
  readonly refresh: () => Promise<void>;
}) => {
  const now = useNow();
  const look = useNow(LOOK_MS);
  useEffect(() => void refresh(), [look, refresh]);
  const left = timeLeft((link.expiresAt ?? now) - now);
  return (
    <div className={css['column']}>
      <CopyField
        label={t('team.deviceLink')}
        value={link.url}
        note={t('settings.addDeviceHint', { left })}
        takesFocus
      />
    </div>
  );
};

/** Makes a link and shows it as long as it works. `refresh` asks for the devices anew. */
export const DeviceLink = ({
  known,
  refresh,
}: {
  readonly known: DevicesView | null;
  readonly refresh: () => Promise<void>;
}) => {
  const [made, setMade] = useState<Made | null>(null);
  const { run, busy, fault } = useCommand();
  const now = useNow();
  const end = made === null ? null : endOf(made, known, now);
  const make = async (): Promise<void> => {
    const reply = await run({ type: 'createDeviceLink' });
    if (!reply.ok || reply.value === undefined) return;
    setMade({ link: reply.value, before: known });
  };
  return (
    <>
      <p role="status" className={css['told']}>
        {end}
      </p>
      {made !== null && end === null ? (
        <Open link={made.link} refresh={refresh} />
      ) : (
        <Button disabled={busy} onClick={() => void make()}>
          <MonitorSmartphone size={16} aria-hidden />
          {t('team.addAnotherDevice')}
        </Button>
      )}
      <Fault text={fault} />
    </>
  );
};
