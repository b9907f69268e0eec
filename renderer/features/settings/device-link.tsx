/** A link for a further device: for how long it works still, and what became of it (W50). */
import { MonitorSmartphone } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
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

/** A link, what was known before it was made, and what was told last of what was asked since. */
interface Made {
  readonly link: FreshLinkView;
  readonly before: DevicesView | null;
  readonly since: DevicesView | null;
}

/** What became of a link, in words; null while it works, as far as is known. */
const endOf = ({ link, before, since }: Made, now: number): string | null => {
  const had = before?.devices.map(({ deviceId }) => deviceId);
  const newcomer = since?.devices.find(({ deviceId }) => had?.includes(deviceId) === false);
  const isListed = link.mark === undefined || since?.openMarks?.includes(link.mark) !== false;
  if (!isListed)
    return newcomer === undefined
      ? t('settings.linkEnded')
      : t('settings.linkUsedBy', { name: newcomer.name });
  return (link.expiresAt ?? now) <= now ? t('settings.linkOver') : null;
};

/** While it is shown it asks what became of it: what was asked for before it was made tells nothing of it. */
const Open = ({
  link,
  look,
}: {
  readonly link: FreshLinkView;
  readonly look: () => Promise<void>;
}) => {
  const now = useNow();
  const lookedAt = useNow(LOOK_MS);
  useEffect(() => void look(), [lookedAt, look]);
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
  readonly refresh: () => Promise<DevicesView | null>;
}) => {
  const [made, setMade] = useState<Made | null>(null);
  const { run, busy, fault } = useCommand();
  const now = useNow();
  const end = made === null ? null : endOf(made, now);
  const make = async (): Promise<void> => {
    const reply = await run({ type: 'createDeviceLink' });
    if (!reply.ok || reply.value === undefined) return;
    setMade({ link: reply.value, before: known, since: null });
  };
  const link = made?.link;
  const look = useCallback(async (): Promise<void> => {
    const since = await refresh();
    if (since === null) return;
    setMade((last) => (last === null || last.link !== link ? last : { ...last, since }));
  }, [refresh, link]);
  return (
    <>
      <p role="status" className={css['told']}>
        {end}
      </p>
      {made !== null && end === null ? (
        <Open link={made.link} look={look} />
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
