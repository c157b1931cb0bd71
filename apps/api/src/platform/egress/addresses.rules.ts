import { BlockList, isIP } from 'node:net';

/**
 * Everything that is not the open Internet: IANA's special-purpose registries (RFC 6890 and its successors), multicast, and the
 * transition forms whose inside is an IPv4 address of anybody's choosing.
 */
const CLOSED = listOf([
  '0.0.0.0/8', // this network
  '10.0.0.0/8',
  '100.64.0.0/10', // carriers' NAT, RFC 6598
  '127.0.0.0/8',
  '169.254.0.0/16', // link-local, and the metadata services of clouds
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/128',
  '::1/128',
  '::/96', // IPv4-compatible
  '64:ff9b::/96', // NAT64
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/23', // Teredo and friends
  '2001:db8::/32',
  '2002::/16', // 6to4
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]);

export function listOf(ranges: readonly string[]): BlockList {
  const list = new BlockList();
  for (const range of ranges) {
    const [address = '', bits] = range.split('/');
    const family = isIP(address);
    if (!family) throw new Error(`not an address or a range: ${range}`);
    list.addSubnet(address, bits === undefined ? (family === 4 ? 32 : 128) : Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}

/** Whether we may connect there: the open Internet, or what the installation allows by name of its range. */
export function mayReach(address: string, allowed: BlockList): boolean {
  const plain = address.replace(/%.*$/, '');
  // ::ffff:a.b.c.d connects to a.b.c.d (RFC 4291 section 2.5.5.2).
  const mapped = mappedV4(plain);
  if (mapped) return mayReach(mapped, allowed);
  const family = isIP(plain);
  if (!family) return false;
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  return allowed.check(plain, kind) || !CLOSED.check(plain, kind);
}

function mappedV4(address: string): string | null {
  if (isIP(address) !== 6) return null;
  const written = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(written) ?? [];
  if (!high || !low) return null;
  const [a, b] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
