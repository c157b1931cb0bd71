import { promises as dns, type LookupAddress } from 'node:dns';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type BlockList, isIP, type LookupFunction } from 'node:net';
import { mayReach } from './addresses.rules.js';

/** The other side lies where we do not go; says nothing of what is there. */
export class EgressRefused extends Error {
  constructor(readonly host: string) {
    super(`${host} is not an address that this installation may reach`);
  }
}
export interface EgressAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}
export interface EgressRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
  readonly timeoutMs?: number;
  readonly maxBytes?: number;
}
type Resolve = (host: string) => Promise<readonly LookupAddress[]>;

const TIMEOUT_MS = 10_000;
const MAX_BYTES = 1024 * 1024;

/**
 * The one way out to addresses that somebody else chose (webhooks, checks of a customer's hosts). A name is resolved once, every
 * address it has is judged, and the connection goes to the address that was judged: an answer that changes in between (DNS
 * rebinding) changes nothing. Redirects are not followed, answers are bounded in size and time.
 */
export class Egress {
  readonly #allowed: BlockList;
  readonly #resolve: Resolve;

  constructor(allowed: BlockList, resolve: Resolve = (host) => dns.lookup(host, { all: true, verbatim: true })) {
    this.#allowed = allowed;
    this.#resolve = resolve;
  }

  /** For who connects by other means (SMTP, IMAP): the addresses to connect to. @throws EgressRefused */
  async addressesOf(host: string): Promise<readonly LookupAddress[]> {
    const family = isIP(host);
    const found = family ? [{ address: host, family }] : await this.#resolve(host);
    if (found.length === 0 || !found.every(({ address }) => mayReach(address, this.#allowed))) throw new EgressRefused(host);
    return found;
  }

  async fetch(to: string | URL, wish: EgressRequest = {}): Promise<EgressAnswer> {
    // The parser writes decimal, octal, hexadecimal and shortened IPv4 as four numbers (WHATWG URL, host parsing).
    const url = new URL(to);
    if (!['http:', 'https:'].includes(url.protocol) || url.username || url.password) throw new EgressRefused(url.host);
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const pinned = await this.addressesOf(host);
    const lookup: LookupFunction = (_name, options, done) => {
      if (options.all) return done(null, [...pinned]);
      const [first] = pinned;
      return first ? done(null, first.address, first.family) : done(new EgressRefused(host), '');
    };
    const { method = 'GET', headers = {}, body, timeoutMs = TIMEOUT_MS, maxBytes = MAX_BYTES } = wish;
    const start = url.protocol === 'https:' ? httpsRequest : httpRequest;
    return new Promise((resolve, reject) => {
      const signal = AbortSignal.timeout(timeoutMs);
      // A connection of its own: a pooled one may have been made under an earlier judgement.
      const outgoing = start(url, { method, headers, lookup, signal, agent: false }, (incoming) => {
        const chunks: Buffer[] = [];
        let size = 0;
        incoming.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > maxBytes) incoming.destroy(new Error(`more than ${maxBytes} bytes from ${host}`));
          else chunks.push(chunk);
        });
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) }),
        );
        incoming.on('error', reject);
      });
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}
