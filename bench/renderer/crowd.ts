/** A large team that keeps changing: the same people and the same changes in every run. */
import type { Presence, Profile } from '../../shared/protocol/fields.ts';

/** Members of a team and what comes to be true of them. */
export interface Crowd {
  readonly profiles: readonly Profile[];
  /** How each stands now. */
  readonly presences: () => readonly Presence[];
  /** The next one who changes, in an order that only looks like chance. */
  readonly change: (now: number) => Presence;
}

const FIRST = ['Ana', 'Ben', 'Cho', 'Daniela', 'Emre', 'Fay', 'Gus', 'Hao', 'Ines', 'José'];
const LAST = ['Abe', 'Brandt', 'Castro', 'Dubois', 'Eze', 'Fernández', 'Große', 'Haddad', 'Ito'];
const ZONES = ['Europe/Lisbon', 'Africa/Lagos', 'Asia/Seoul', 'America/Bogota', 'Asia/Tokyo'];
const SHOWS = ['available', 'available', 'focusing', 'busy', 'away', 'offline', 'open'] as const;
const TEXTS = [undefined, 'Pairing all morning', 'Reviewing drafts', undefined, 'On the train'];
const HOUR = 3_600_000;

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;
const WEEKDAYS = [1, 2, 3, 4, 5].map((day) => ({ day, from: 540, to: 1020 }));

const profileOf = (n: number): Profile => ({
  memberId: `m${n}`,
  name: `${pick(FIRST, n)} ${pick(LAST, Math.floor(n / FIRST.length))} ${n}`,
  timeZone: pick(ZONES, n),
  ...(n % 2 === 0 ? { workingHours: { weekly: WEEKDAYS } } : {}),
});

const presenceOf = (n: number, step: number, now: number): Presence => {
  const show = pick(SHOWS, n + step);
  const statusText = pick(TEXTS, n * 3 + step);
  const isHeld = show === 'focusing' || show === 'busy';
  return {
    memberId: `m${n}`,
    show,
    source: isHeld ? 'focus' : 'connection',
    since: now - HOUR / 2,
    ...(isHeld ? { until: now + (1 + (n % 5)) * (HOUR / 4) } : {}),
    ...(statusText === undefined ? {} : { statusText }),
  };
};

/** So many teammates at `now`. Every change is of another one, and two of three also change their group. */
export const newCrowd = (size: number, now: number): Crowd => {
  const steps = new Map<number, number>();
  let turn = 0;
  const members = Array.from({ length: size }, (_, n) => n);
  return {
    profiles: members.map(profileOf),
    presences: () => members.map((n) => presenceOf(n, steps.get(n) ?? 0, now)),
    change(at) {
      const n = (turn++ * 619) % size;
      steps.set(n, (steps.get(n) ?? 0) + 1);
      return presenceOf(n, steps.get(n) ?? 0, at);
    },
  };
};
