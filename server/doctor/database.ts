/** Judges a relay's database: whole, of a version that this relay knows, and how it was left. */
import { bad, bytesInWords, fine, type Finding, warn } from './finding.ts';

/** What stands in a database that is whole. */
export interface ContentFacts {
  /** Versions of the tables that this relay does not know. */
  readonly newer: readonly string[];
  /** Versions that this relay will bring it to. */
  readonly lacks: readonly string[];
  /** Whether it is a backup that no relay has opened yet. */
  readonly isCopy: boolean;
  /** The latest moment that it tells of, epoch ms. */
  readonly newestAt: number | null;
  readonly teams: number;
}

/** What is known of a database. */
export interface DatabaseFacts {
  readonly state: 'none' | 'whole' | 'damaged' | 'unreadable';
  /** What is damaged, or why it can't be read. */
  readonly detail: string;
  /** Why there is none where there was one; null where there never was. */
  readonly lost: string | null;
  readonly use: 'running' | 'stopped' | 'unknown';
  readonly left: 'clean' | 'unclean' | 'replaced';
  readonly bytes: number;
  /** Size of the write-ahead log. */
  readonly logBytes: number;
  /** Null where it can't be read. */
  readonly content: ContentFacts | null;
}

/** A log of this size did not come from ordinary work, which moves it into the database every few MB. */
const HUGE_LOG = 256e6;

const use = (facts: DatabaseFacts): Finding => {
  switch (facts.use) {
    case 'running':
      return fine('database.use', 'A relay runs on this folder.');
    case 'stopped':
      return fine('database.use', 'No relay runs on this folder.');
    case 'unknown':
      return warn(
        'database.use',
        'Whether a relay runs on this folder could not be told.',
        'relay.lock can’t be read.',
        'Run this as the user that runs the relay.',
      );
  }
};

const whole = ({ state, detail, lost, bytes, logBytes }: DatabaseFacts): Finding => {
  const advice = 'Keep the file; see "Damaged data" in docs/OPERATING.md.';
  switch (state) {
    case 'none':
      return lost === null
        ? fine('database.whole', 'There is no database yet: the first start makes it.')
        : bad(
            'database.whole',
            `There is no relay.db: ${lost}.`,
            'The relay does not start, since it would know nobody.',
            'Put your latest backup in place (relay restore); see "Restore" in docs/OPERATING.md.',
          );
    case 'whole':
      return fine(
        'database.whole',
        `All ${bytesInWords(bytes + logBytes)} were read: it is whole.`,
      );
    case 'damaged':
      return bad('database.whole', `It is damaged: ${detail}.`, 'Messages may be lost.', advice);
    case 'unreadable':
      return bad(
        'database.whole',
        `It could not be read: ${detail}.`,
        "As this user, or on this disk, the relay can't start.",
        "Run this as the user that runs the relay; if it is that, look at the system's log.",
      );
  }
};

const version = ({ newer, lacks }: ContentFacts): Finding => {
  if (newer.length > 0)
    return bad(
      'database.version',
      `A newer relay wrote it (${newer.join(', ')}).`,
      'This relay does not start with it.',
      'Start that version again, or restore a backup from before the upgrade.',
    );
  return lacks.length > 0
    ? warn(
        'database.version',
        `An older relay wrote it (it lacks ${lacks.join(', ')}).`,
        'The next start brings it up to date, and there is no way back for the file.',
        'Make a backup first (relay backup).',
      )
    : fine('database.version', 'Its tables are those of this version.');
};

const left = (facts: DatabaseFacts, content: ContentFacts): Finding => {
  if (facts.use === 'running') return fine('database.left', 'It is in use.');
  if (content.isCopy)
    return fine(
      'database.left',
      'It is a backup that was restored: the next start counts on from it.',
    );
  switch (facts.left) {
    case 'clean':
      return fine('database.left', 'The relay was stopped in order.');
    case 'unclean':
      return warn(
        'database.left',
        'The relay was not stopped in order.',
        'Nothing acknowledged is lost by that; the next start reads all of it first and takes longer.',
        'Find out why, if it was not a power loss: the log, or that of the system, may say (out of memory, a kill).',
      );
    case 'replaced':
      return warn(
        'database.left',
        'It is not the file that the relay left.',
        'The next start takes it for a restored backup and checks it whole.',
        'Nothing, if you put it there; else find out who did.',
      );
  }
};

const log = ({ logBytes }: DatabaseFacts): Finding =>
  logBytes <= HUGE_LOG
    ? fine('database.log', `Its write-ahead log has ${bytesInWords(logBytes)}.`)
    : warn(
        'database.log',
        `Its write-ahead log has ${bytesInWords(logBytes)}.`,
        'Something keeps the relay from moving it into the database: a start takes longer, and it takes room.',
        'End what reads the database for long; else restart the relay, which moves it.',
      );

/** All that is said of a database. */
export const judgeDatabase = (facts: DatabaseFacts): readonly Finding[] => [
  ...(facts.state === 'none' ? [] : [use(facts)]),
  whole(facts),
  ...(facts.content === null ? [] : [version(facts.content), left(facts, facts.content)]),
  ...(facts.state === 'none' ? [] : [log(facts)]),
];
