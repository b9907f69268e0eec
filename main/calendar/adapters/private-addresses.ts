/** Addresses at which a machine's own network answers, and not the internet. */
import { BlockList, isIP, isIPv6 } from 'node:net';

const blocked = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  blocked.addSubnet(net, prefix, 'ipv4');
}
for (const [net, prefix] of [
  ['::', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['2002::', 16],
  ['2001::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
] as const) {
  blocked.addSubnet(net, prefix, 'ipv6');
}

/** ::ffff:0:0/96 holds every IPv4 address: it is judged by that one. */
const mappedIn = (address: string): string | null => {
  const url = new URL(`http://[${address}]/`).hostname;
  const match = /^\[::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})\]$/.exec(url);
  if (match === null) return null;
  const [high, low] = [parseInt(match[1] ?? '0', 16), parseInt(match[2] ?? '0', 16)];
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
};

/** Whether an IP address is not one of the public internet. What is no IP address counts as private. */
export const isPrivateAddress = (address: string): boolean => {
  const plain = address.split('%')[0] ?? '';
  if (isIP(plain) === 0) return true;
  if (!isIPv6(plain)) return blocked.check(plain, 'ipv4');
  const mapped = mappedIn(plain);
  return mapped === null ? blocked.check(plain, 'ipv6') : blocked.check(mapped, 'ipv4');
};
