import { BlockList, isIP } from 'node:net';

/** Whether a proxy is trusted. `step` counts the proxies between it and the gateway. */
export type TrustedProxies = (address: string, step: number) => boolean;

export const trustsNoProxy: TrustedProxies = () => false;

/** Parses a number of proxies, or their addresses and networks (CIDR). Null if the text is neither. */
export function parseTrustedProxies(text: string): TrustedProxies | null {
  if (/^\d+$/.test(text)) return (_, step) => step < Number(text);
  const list = new BlockList();
  for (const item of text.split(',').map((part) => part.trim())) {
    const [address = '', prefix] = item.split('/');
    const family = familyOf(address);
    if (!family || (prefix !== undefined && !isPrefix(prefix, family))) return null;
    if (prefix === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(prefix), family);
  }
  return (address) => {
    const family = familyOf(address);
    return family !== null && list.check(address, family);
  };
}

function familyOf(address: string): 'ipv4' | 'ipv6' | null {
  const version = isIP(address);
  return version === 0 ? null : version === 4 ? 'ipv4' : 'ipv6';
}

function isPrefix(text: string, family: 'ipv4' | 'ipv6'): boolean {
  return /^\d+$/.test(text) && Number(text) <= (family === 'ipv4' ? 32 : 128);
}
