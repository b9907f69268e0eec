/** A line of the palette. */
import {
  Activity,
  CalendarClock,
  Check,
  Eraser,
  Inbox,
  Keyboard,
  Pause,
  Pencil,
  Play,
  Plus,
  Repeat,
  Settings,
  SkipForward,
  Square,
  Timer,
  Users,
  Wifi,
} from 'lucide-react';
import { useEffect, useRef } from 'react';
import { namesakes } from '../../../shared/domain/namesakes.ts';
import { t } from '../../../shared/language/words.ts';
import type { ManualShow } from '../../../shared/protocol/fields.ts';
import { presenceLine } from '../../../shared/wording/shows.ts';
import { useNow, useView } from '../../app/window-context.ts';
import { Avatar } from '../../components/avatar.tsx';
import { ShowMark } from '../../components/show-mark.tsx';
import type { PaletteEntry, PaletteSign } from './palette-entry.ts';
import css from './palette.module.css';
import './texts.ts';

const ICONS = {
  start: Play,
  rounds: Repeat,
  extend: Plus,
  pause: Pause,
  resume: Play,
  done: Check,
  stop: Square,
  skip: SkipForward,
  automatic: Activity,
  clear: Eraser,
  today: CalendarClock,
  status: Pencil,
  relay: Wifi,
  team: Users,
  review: Inbox,
  focus: Timer,
  settings: Settings,
  keys: Keyboard,
} as const satisfies Readonly<Record<Exclude<PaletteSign, ManualShow | 'person'>, typeof Play>>;

const Sign = ({ sign, text }: Pick<PaletteEntry, 'sign' | 'text'>) => {
  switch (sign) {
    case 'person':
      return <Avatar name={text} />;
    case 'open':
    case 'available':
    case 'busy':
    case 'away':
      return <ShowMark show={sign} size={16} />;
    default: {
      const Icon = ICONS[sign];
      return <Icon size={16} aria-hidden />;
    }
  }
};

/** What is said of a person: that one writes to them, and how they stand where that is known. */
const usePersonDetail = ({ action }: PaletteEntry): string | null => {
  const now = useNow(60_000);
  const id = action.type === 'go' && action.route.place === 'team' ? action.route.memberId : null;
  const teammate = useView(({ teammates }) => (id === null ? undefined : teammates[id]));
  const isKnown = useView(({ connection }) => connection.state === 'online');
  const tag = useView(({ teammates }) => (id === null ? undefined : namesakes(teammates).get(id)));
  if (id === null) return null;
  const words =
    teammate === undefined || !isKnown
      ? t('palette.write')
      : t('palette.writeTo', { presence: presenceLine(teammate.presence, now) });
  return tag === undefined ? words : `${tag} · ${words}`;
};

/** One line: its sign, its text, what it is about. */
export const PaletteRow = ({
  id,
  entry,
  isChosen,
  onPoint,
  onCarryOut,
}: {
  readonly id: string;
  readonly entry: PaletteEntry;
  readonly isChosen: boolean;
  readonly onPoint: () => void;
  readonly onCarryOut: () => void;
}) => {
  const row = useRef<HTMLLIElement>(null);
  const detail = usePersonDetail(entry) ?? entry.detail;
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <li
      ref={row}
      id={id}
      role="option"
      aria-selected={isChosen}
      className={css['row']}
      // The field keeps the focus; a list that scrolls under a still pointer chooses nothing.
      onMouseDown={(event) => event.preventDefault()}
      onMouseMove={isChosen ? undefined : onPoint}
      onClick={onCarryOut}
    >
      <span className={css['sign']}>
        <Sign {...entry} />
      </span>
      <bdi className={css['text']}>{entry.text}</bdi>
      {detail !== undefined && <span className={css['detail']}> {detail}</span>}
    </li>
  );
};
