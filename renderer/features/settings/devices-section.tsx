/** Settings → Devices: one's own, which can be signed out, and the way in for one more (W50). */
import { Monitor, SquareTerminal, Globe } from 'lucide-react';
import { useState } from 'react';
import type { DevicesView, DeviceView } from '../../../shared/bridge/access.ts';
import type { CommandReply } from '../../../shared/bridge/commands.ts';
import type { WordKey } from '../../../shared/language/catalogue.ts';
import { t } from '../../../shared/language/words.ts';
import { moment } from '../../../shared/wording/times.ts';
import { useCommand, useNow } from '../../app/window-context.ts';
import { AskFirst } from '../../components/ask-first.tsx';
import { Fault } from '../../components/fault.tsx';
import { DeviceLink } from './device-link.tsx';
import { ListingState } from './listing-state.tsx';
import { useListing } from './use-listing.ts';
import css from './settings.module.css';

const kinds = {
  desktop: { word: 'settings.kindDesktop', Icon: Monitor },
  web: { word: 'settings.kindWeb', Icon: Globe },
  cli: { word: 'settings.kindCli', Icon: SquareTerminal },
} as const satisfies Readonly<Record<DeviceView['kind'], { word: WordKey; Icon: typeof Monitor }>>;

const seenWords = ({ connected, current, lastSeenAt }: DeviceView, now: number): string => {
  if (connected || current) return t('settings.connectedNow');
  return lastSeenAt === null
    ? t('settings.neverConnected')
    : t('settings.lastConnected', { moment: moment(lastSeenAt, now) });
};

const DeviceRow = ({
  device,
  onSignOut,
}: {
  readonly device: DeviceView;
  readonly onSignOut: () => Promise<void>;
}) => {
  const now = useNow(60_000);
  const { name, kind, current } = device;
  const { word, Icon } = kinds[kind];
  return (
    <li className={css['entry']}>
      <Icon size={18} aria-hidden />
      <div className={css['entryText']}>
        <strong>{name}</strong>
        <span className={css['soft']}>
          {t(word)} · {seenWords(device, now)}
        </span>
      </div>
      {current ? (
        <span className={css['mark']}>{t('settings.thisDevice')}</span>
      ) : (
        <AskFirst
          label={t('settings.signOut')}
          spoken={t('settings.signOutNamed', { name })}
          question={t('settings.signOutQuestion', { name })}
          means={t('settings.signOutMeans')}
          no={t('settings.keepIt')}
          yes={t('settings.signOut')}
          onYes={onSignOut}
        />
      )}
    </li>
  );
};

/** This one first, then by when they were last there. */
const inOrder = (devices: readonly DeviceView[]): readonly DeviceView[] =>
  devices.toSorted(
    (a, b) =>
      Number(b.current) - Number(a.current) ||
      Number(b.connected) - Number(a.connected) ||
      (b.lastSeenAt ?? 0) - (a.lastSeenAt ?? 0),
  );

const LIST = { type: 'listDevices' } as const;
const pick = (reply: Extract<CommandReply, { ok: true }>): DevicesView | undefined => reply.devices;

/** The section's content. */
export const DevicesSection = () => {
  const listing = useListing(LIST, pick);
  const { run, fault } = useCommand();
  const [told, setTold] = useState('');
  const signOut = async ({ deviceId, name }: DeviceView): Promise<void> => {
    setTold('');
    if (!(await run({ type: 'revokeDevice', deviceId })).ok) return;
    setTold(t('settings.isSignedOut', { name }));
    await listing.ask();
  };
  return (
    <>
      <ListingState
        listing={listing}
        asked={t('settings.devicesAsked')}
        offline={t('settings.devicesAreOffline')}
      >
        {({ devices }) => (
          <ul className={css['entries']} aria-label={t('settings.devices')}>
            {inOrder(devices).map((device) => (
              <DeviceRow key={device.deviceId} device={device} onSignOut={() => signOut(device)} />
            ))}
          </ul>
        )}
      </ListingState>
      <p role="status" className={css['told']}>
        {told}
      </p>
      <Fault text={fault} />
      <DeviceLink known={listing.list} refresh={listing.ask} />
    </>
  );
};
