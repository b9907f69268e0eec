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

const find = (list: typeof BROWSERS, userAgent: string): string | undefined =>
  list.find(([pattern]) => pattern.test(userAgent))?.[1];

/** "Firefox · Linux": enough to tell one's devices apart, no more, and in no language, for it stays (W1). */
const deviceName = (userAgent: string): string => {
  const system = find(SYSTEMS, userAgent);
  return [find(BROWSERS, userAgent) ?? 'Web', ...(system === undefined ? [] : [system])].join(
    ' · ',
  );
};

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
