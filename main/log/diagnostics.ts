/** The diagnostics of the desktop app: what is installed, how things stand, and the end of the log (D7). */
import { engineFacts, type Fact, factsText } from '../../shared/bridge/diagnostics.ts';
import type { ShellView } from '../../shared/bridge/shell.ts';
import type { View } from '../../shared/bridge/view.ts';
import { redact } from './redact.ts';

/** What the machine and the installation are. */
export interface Installation {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** System, its release and architecture. */
  readonly system: string;
  /** The desktop and the kind of its session; empty where the system has only one. */
  readonly desktop: string;
  readonly isPackaged: boolean;
  readonly logPath: string;
  readonly dataPath: string;
}

/** All that goes into it. */
export interface DiagnosticsInput {
  readonly installation: Installation;
  readonly shell: ShellView;
  /** What parts of the shell say of themselves: tray, notifications. */
  readonly parts: readonly Fact[];
  readonly view: View;
  readonly now: number;
  readonly log: readonly string[];
  /** The user's folder, which has their name in it. */
  readonly home: string;
}

/** So many lines of the log are copied. */
export const LOG_TAIL = 40;

const installed = (it: Installation): readonly Fact[] => [
  ['Fermata', `${it.version}${it.isPackaged ? '' : ', from its sources'}`],
  ['Electron', `${it.electron}; Chromium ${it.chromium}; Node ${it.node}`],
  ['System', it.system],
  ...(it.desktop === '' ? [] : ([['Desktop', it.desktop]] as const)),
  ['Log', it.logPath],
  ['Data', it.dataPath],
];

const shellFacts = ({ login, shortcut, updates }: ShellView): readonly Fact[] => [
  ['Starts at login', login.state],
  ['Shortcut', `${shortcut.keys ?? 'none'}${shortcut.problem === null ? '' : ', not given'}`],
  [
    'Updates',
    updates.state === 'off' ? `off: ${updates.why}` : `${updates.state}, ${updates.channel}`,
  ],
];

/** The text to copy. */
export const diagnosticsText = (input: DiagnosticsInput): string => {
  const { installation, shell, parts, view, now, log, home } = input;
  const facts = [...installed(installation), ...shellFacts(shell), ...parts];
  const text = [factsText([...facts, ...engineFacts(view, now)]), '', ...log].join('\n');
  return redact(text, home).trimEnd();
};
