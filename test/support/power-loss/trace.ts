/** Reads what strace wrote: what a process did to the files of one folder, and what it sent, in order. */
import { resolve } from 'node:path';

/** Something that a process did. Paths are absolute. */
export type TraceEvent =
  | { readonly type: 'created'; readonly path: string }
  | { readonly type: 'folder'; readonly path: string }
  | { readonly type: 'truncated'; readonly path: string; readonly size: number }
  | { readonly type: 'wrote'; readonly path: string; readonly at: number; readonly data: Buffer }
  | { readonly type: 'appended'; readonly path: string; readonly data: Buffer }
  | { readonly type: 'synced'; readonly path: string; readonly ok: boolean }
  | { readonly type: 'removed'; readonly path: string }
  | { readonly type: 'renamed'; readonly path: string; readonly to: string }
  | { readonly type: 'mapped'; readonly path: string }
  | { readonly type: 'sent'; readonly socket: string; readonly data: Buffer };

const CALLS =
  'trace=open,openat,creat,mkdir,mkdirat,write,pwrite64,pwritev,pwritev2,writev,sendto,sendmsg,' +
  'fdatasync,fsync,sync_file_range,ftruncate,truncate,fallocate,unlink,unlinkat,rmdir,' +
  'rename,renameat,renameat2,link,linkat,mmap';

/** The command that makes strace write what `parseTrace` reads, and do what its `inject` rules say. */
export const straceInto = (file: string, inject: readonly string[] = []): string[] => {
  // Calls that are not asked for pass at full speed; but in this way strace can send no signals.
  const speed = inject.some((rule) => rule.includes('signal=')) ? [] : ['--seccomp-bpf'];
  const rules = inject.flatMap((rule) => ['-e', `inject=${rule}`]);
  const format = ['-y', '-xx', '-s', '4194304', '-o', file];
  return ['strace', '-D', '-f', ...speed, ...format, '-e', CALLS, ...rules];
};

interface Call {
  readonly name: string;
  readonly args: string;
  readonly result: string;
}

const unhex = (text: string): Buffer => Buffer.from(text.replaceAll('\\x', ''), 'hex');
/** All strings among the arguments, in order. */
const stringsIn = (args: string): Buffer[] =>
  [...args.matchAll(/"([^"]*)"(\.\.\.)?/g)].map(([, hex = '', cut]) => {
    if (cut !== undefined) throw new Error('strace cut a string short: give it a larger -s');
    return unhex(hex);
  });
/** What strace says a file descriptor stands for; the first of the text. */
const targetIn = (text: string): string | null => {
  const hex = /\d<([^>]*)>/.exec(text)?.[1];
  return hex === undefined ? null : unhex(hex).toString();
};

/** Joins what strace wrote in two pieces because another thread came between; calls stand where they ended. */
const callsOf = (text: string): Call[] => {
  const begun = new Map<string, string>();
  return text.split('\n').flatMap((line) => {
    const [, pid = '', said = ''] = /^(\d+)\s+(.*)$/.exec(line) ?? [];
    if (said.endsWith('<unfinished ...>')) {
      begun.set(pid, said.slice(0, -'<unfinished ...>'.length).trimEnd());
      return [];
    }
    const rest = /^<\.\.\. \w+ resumed>(.*)$/.exec(said)?.[1];
    const whole = rest === undefined ? said : (begun.get(pid) ?? '') + rest;
    const [, name, args, result] = /^(\w+)\((.*)\)\s+= (.*)$/.exec(whole) ?? [];
    return name === undefined || args === undefined || result === undefined
      ? []
      : [{ name, args, result }];
  });
};

const pathIn = (args: string, nth = 0): string => {
  const base = targetIn(args) ?? '/';
  return resolve(base, stringsIn(args)[nth]?.toString() ?? '');
};

const opened = ({ args, result }: Call): TraceEvent[] => {
  const path = targetIn(result) ?? '';
  const made: TraceEvent[] = args.includes('O_CREAT') ? [{ type: 'created', path }] : [];
  return args.includes('O_TRUNC') ? [...made, { type: 'truncated', path, size: 0 }] : made;
};

const written = ({ name, args, result }: Call): TraceEvent[] => {
  const path = targetIn(args);
  if (path === null) return [];
  const data = Buffer.concat(stringsIn(args)).subarray(0, Number.parseInt(result));
  if (path.startsWith('socket:')) return [{ type: 'sent', socket: path, data }];
  if (!name.startsWith('p')) return [{ type: 'appended', path, data }];
  return [{ type: 'wrote', path, at: Number(/, (\d+)$/.exec(args)?.[1]), data }];
};

const eventsOf = (call: Call): TraceEvent[] => {
  const { name, args, result } = call;
  if (result.startsWith('?')) return []; // It was killed before the call was made.
  if (name === 'fsync' || name === 'fdatasync')
    return [{ type: 'synced', path: targetIn(args) ?? '', ok: !result.startsWith('-') }];
  if (result.startsWith('-')) return [];
  switch (name) {
    case 'open':
    case 'openat':
      return opened(call);
    case 'mkdir':
    case 'mkdirat':
      return [{ type: 'folder', path: pathIn(args) }];
    case 'ftruncate':
      return [
        {
          type: 'truncated',
          path: targetIn(args) ?? '',
          size: Number(/, (\d+)$/.exec(args)?.[1]),
        },
      ];
    case 'unlink':
    case 'unlinkat':
      return [{ type: 'removed', path: pathIn(args) }];
    case 'rename':
    case 'renameat':
    case 'renameat2':
      return [{ type: 'renamed', path: pathIn(args), to: pathIn(args, 1) }];
    case 'write':
    case 'writev':
    case 'sendto':
    case 'sendmsg':
    case 'pwrite64':
    case 'pwritev':
      return written(call);
    case 'mmap': {
      // What is written through memory is followed by no call: only files that don't matter may be.
      const path = targetIn(args);
      const isWritten = args.includes('MAP_SHARED') && args.includes('PROT_WRITE');
      if (!isWritten || path === null) return [];
      return [{ type: 'mapped', path }];
    }
    default: {
      const path = targetIn(args) ?? pathIn(args);
      throw new Error(`${name} on ${path} is not understood: add it to the disk of the tests.`);
    }
  }
};

/** What happened to files in `folder` or below it, and on sockets. */
export const parseTrace = (text: string, folder: string): TraceEvent[] => {
  const isOurs = (path: string): boolean => path === folder || path.startsWith(`${folder}/`);
  return callsOf(text)
    .flatMap(eventsOf)
    .filter((event) => event.type === 'sent' || isOurs(event.path));
};
