/** `relay doctor`: looks at all that a relay needs, says what is wrong, and changes nothing. */
import { join, resolve } from 'node:path';
import { systemClock } from '../adapters/platform.ts';
import type { Clock } from '../core/ports.ts';
import type { RelaySettings } from '../options.ts';
import { found } from '../storage/adapters/files.ts';
import { defaultWebRoot } from '../web-root.ts';
import { judgeAccess, judgeWebClient, publicHost } from './access.ts';
import { lookAtCertificate } from './adapters/certificate.ts';
import { lookAtDatabase } from './adapters/database.ts';
import { lookAtFolder } from './adapters/folder.ts';
import { lookAtMachine } from './adapters/machine.ts';
import { lookAtPort } from './adapters/port.ts';
import { judgeCertificate } from './certificate.ts';
import { type DatabaseFacts, judgeDatabase } from './database.ts';
import type { Finding } from './finding.ts';
import { type FolderFacts, judgeFolder } from './folder.ts';
import { judgeClock, judgeSystem } from './machine.ts';
import { judgePort, type PortQuestion } from './port.ts';
import { exitCodeOf, inJson, inWords } from './report.ts';

/** What `relay doctor` is asked for. */
export interface DoctorRequest {
  /** What the relay is, or would be, started with. */
  readonly settings: RelaySettings;
  readonly asJson: boolean;
}

/** What it prints, and the code that it ends with. */
export interface Diagnosis {
  readonly text: string;
  readonly exitCode: number;
}

const questionsOf = ({ host, port, tls, admin }: RelaySettings): readonly PortQuestion[] => [
  { kind: 'main', host, port, isSecure: tls !== null },
  ...(admin === null ? [] : [{ kind: 'admin', ...admin, isSecure: false } as const]),
];

const checkPorts = (settings: RelaySettings, runs: boolean): Promise<readonly Finding[]> =>
  Promise.all(
    questionsOf(settings).map(async (question) =>
      judgePort(question, await lookAtPort(question), runs),
    ),
  );

/** Null where this user can't look into the folder. */
const databaseIn = (folder: FolderFacts): DatabaseFacts | null =>
  folder.mayList ? lookAtDatabase(folder.path) : null;

/** Whether there never was a database. */
const isNew = (facts: DatabaseFacts | null): boolean =>
  facts?.state === 'none' && facts.lost === null;

/** Every check, in the order in which they are told. Throws only what is a bug. */
export const examine = async (
  settings: RelaySettings,
  clock: Pick<Clock, 'now'> = systemClock,
): Promise<readonly Finding[]> => {
  const folder = lookAtFolder(resolve(settings.dataDir));
  const database = databaseIn(folder);
  const content = database?.content ?? null;
  const machine = await lookAtMachine();
  const webRoot = settings.webRoot ?? defaultWebRoot();
  const { tls } = settings;
  const now = clock.now();
  return [
    ...judgeFolder(folder, (database?.bytes ?? 0) + (database?.logBytes ?? 0)),
    ...(database === null ? [] : judgeDatabase(database)),
    ...(await checkPorts(settings, database?.use === 'running')),
    ...(tls === null
      ? []
      : judgeCertificate(await lookAtCertificate(tls, publicHost(settings)), now)),
    ...judgeClock(machine, now, content?.newestAt ?? null),
    ...judgeSystem(machine, settings.maxConnections),
    ...judgeAccess(settings, isNew(database) ? 0 : (content?.teams ?? null)),
    judgeWebClient(webRoot, found(join(webRoot, 'index.html'))?.isFile() === true),
  ];
};

/** Looks, and puts what it found into words. */
export const doctor = async ({ settings, asJson }: DoctorRequest): Promise<Diagnosis> => {
  const findings = await examine(settings);
  return {
    text: asJson ? inJson(findings) : inWords(findings),
    exitCode: exitCodeOf(findings),
  };
};
