/** What a browser tab is called among a member's devices. */
import type { DeviceFacts } from '../../shared/engine/ports.ts';

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/\bEdg\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrom(e|ium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biP(hone|ad)\b/, 'iOS'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

const find = (list: typeof BROWSERS, userAgent: string, otherwise: string): string =>
  list.find(([pattern]) => pattern.test(userAgent))?.[1] ?? otherwise;

/** "Firefox on Linux": enough to tell one's devices apart, and no more. */
const deviceName = (userAgent: string): string =>
  `${find(BROWSERS, userAgent, 'Browser')} on ${find(SYSTEMS, userAgent, 'a device')}`;

/** The facts of this tab. */
export const deviceFacts = ({
  userAgent,
  languages,
}: Pick<Navigator, 'userAgent' | 'languages'>): DeviceFacts => ({
  kind: 'web',
  name: deviceName(userAgent),
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  languages,
});
