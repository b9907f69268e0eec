/** Whom limits for an address count: one for each IPv4 address, one for each /64 of IPv6, which one person has whole. */
import { isIPv4, isIPv6 } from 'node:net';

const groupsOf = (text: string): string[] =>
  text.split(':').flatMap((group) => {
    if (!group.includes('.')) return group === '' ? [] : [group];
    const [a = 0, b = 0, c = 0, d = 0] = group.split('.').map(Number);
    return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)];
  });

/** The eight groups of an IPv6 address. */
const expand = (address: string): number[] => {
  const [front = '', back = ''] = address.split('::');
  const before = groupsOf(front);
  const after = groupsOf(back);
  const zeros = Array<string>(Math.max(0, 8 - before.length - after.length)).fill('0');
  return [...before, ...zeros, ...after].map((group) => parseInt(group, 16));
};

/** What an address counts as. What is no address counts as itself. */
export const limitKey = (address: string): string => {
  const bare = address.split('%')[0] ?? '';
  if (isIPv4(bare) || !isIPv6(bare)) return bare;
  const groups = expand(bare);
  const [high = 0, low = 0] = groups.slice(6);
  // An IPv4 address inside of IPv6, as sockets that take both tell it.
  if (groups.slice(0, 5).every((it) => it === 0) && groups[5] === 0xffff)
    return [high >> 8, high & 255, low >> 8, low & 255].join('.');
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`;
};
