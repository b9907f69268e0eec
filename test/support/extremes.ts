/** Views at their limits: very many, very long, and in every script. */
import type { ReviewItem, TeammateView, View } from '../../shared/bridge/view.ts';
import type { Presence } from '../../shared/protocol/fields.ts';
import { MINUTE, SAMPLE_NOW, sampleItem, sampleTeammate, teamOf } from './sample-view.ts';

const GIVEN = ['Ana', 'Ben', 'Cho', 'Dan', 'Eve', 'Fay', 'Gus', 'Hao', 'Ida', 'Jon', 'Kim', 'Lea'];
const FAMILY = ['Lima', 'Okafor', 'Min', 'Ruiz', 'Novak', 'Ito', 'Larsen', 'Chen', 'Berg', 'Diaz'];
const ZONES = ['Europe/Lisbon', 'Africa/Lagos', 'Asia/Seoul', 'America/Bogota', 'Pacific/Auckland'];

const at = <T>(list: readonly T[], n: number): T => {
  const found = list[n % list.length];
  if (found === undefined) throw new Error('The list is empty.');
  return found;
};

const presenceOf = (n: number): Partial<Presence> => {
  const since = SAMPLE_NOW - (n % 90) * MINUTE;
  const until = SAMPLE_NOW + (1 + (n % 120)) * MINUTE;
  const all: readonly Partial<Presence>[] = [
    { show: 'available', since },
    { show: 'focusing', source: 'focus', since, until },
    { show: 'away', source: 'idle', since },
    { show: 'offline', since },
    { show: 'open', source: 'manual', since },
    { show: 'busy', source: 'manual', since, until },
  ];
  return at(all, n * 7 + Math.floor(n / 11));
};

/** A team of `count` others, in every show and zone. */
export const bigTeam = (count: number): View['teammates'] =>
  teamOf(
    ...Array.from({ length: count }, (_, n): TeammateView => {
      const name = `${at(GIVEN, n)} ${at(FAMILY, Math.floor(n / GIVEN.length))} ${n}`;
      return sampleTeammate(`m${n}`, name, presenceOf(n), at(ZONES, n));
    }),
  );

/** `count` messages from a dozen people, every tenth of them urgent. */
export const manyItems = (count: number): readonly ReviewItem[] =>
  Array.from({ length: count }, (_, n) => {
    const urgent = n % 10 === 3 ? { urgency: 'urgent', urgentReason: 'It ends at noon' } : {};
    const item = { from: `m${n % 12}`, fromName: `${at(GIVEN, n)} ${at(FAMILY, n)}` };
    return sampleItem(1000 + n, { ...item, ...(urgent as Partial<ReviewItem>) });
  });

/** As long as a name may be. */
export const LONGEST_NAME = 'Büro für Übersetzung, Beratung & Gestaltung · 東京 – São Paulo';
/** As long, and nowhere to break it. */
export const ENDLESS_NAME = 'Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaf';
/** From right to left, with what is not. */
export const RIGHT_TO_LEFT_NAME = 'محمد بن عبد العزيز الأحمد (QA) 🪐';

/** A name in many scripts, a very long one, one without spaces, and one of emoji. */
const NAMES = [
  'Мария Иванова',
  'Ελένη Παπαδοπούλου',
  'محمد الأحمد',
  'שרה כהן',
  'นภา ศรีสุข',
  'आरती शर्मा',
  'አበበ ከበደ',
  'Նարե Պետրոսյան',
  'ნინო მაისურაძე',
  '王小明',
  'さくら 田中',
  '김철수',
  'Nguyễn Thị Ánh',
  'Þórður Æskilsson',
  'Maria de los Ángeles Fernández-Villanueva y Castro',
  'Wolfeschlegelsteinhausenbergerdorffvoralternwaren',
  '👩🏽‍🚀 Zoë 🪐',
] as const;

const STATUS = [
  'اجتماع حتى الساعة الثالثة',
  '🏝️🏝️🏝️',
  'Ich schreibe an der Vierteljahresberichterstattung',
];

/** A team of them. */
export const teamInEveryScript = (): View['teammates'] =>
  teamOf(
    ...NAMES.map((name, n) =>
      sampleTeammate(
        `s${n}`,
        name,
        { ...presenceOf(n), ...(n % 3 === 2 ? { statusText: at(STATUS, Math.floor(n / 3)) } : {}) },
        at(ZONES, n),
      ),
    ),
  );

const BODIES = [
  'هل يمكنك إلقاء نظرة على المسودة قبل الاجتماع؟ https://example.org/draft',
  'תודה! נדבר מחר בבוקר.',
  'こちらの資料を確認していただけますか。急ぎではありません。',
  '🎉🎉🎉',
  `https://example.org/${'very-long-path/'.repeat(12)}`,
  'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'.repeat(3),
  'One\n\nTwo\n\n\n\nThree, after many lines.',
];

/** Messages of theirs. */
export const itemsInEveryScript = (): readonly ReviewItem[] =>
  BODIES.map((body, n) =>
    sampleItem(2000 + n, { from: `s${n + 2}`, fromName: at(NAMES, n + 2), body }),
  );
