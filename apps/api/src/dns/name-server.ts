import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type DnsRecord, type RecordType, txtChunks } from '@relevo/dns-records';
import DNS from 'dns2';
import { CONFIG, type Config } from '../platform/config/env.js';
import { Live } from '../platform/events/live.js';
import type { TenantId } from '../platform/ids.js';
import { LOG, type Log } from '../platform/log/log.js';
import { Zones } from './zone.js';
import { ZoneSource } from './zone.source.js';

const { Packet } = DNS;
const POLL_MS = 1000;
// RFC 9715 section 3.2: small enough never to be fragmented.
const UDP_PAYLOAD = 1232;

/** Our authoritative server. Answers from memory; follows the database by live events and, when one is lost, within a second. */
@Injectable()
export class NameServer implements OnApplicationBootstrap, OnApplicationShutdown {
  readonly zones = new Zones();
  #last = 0;
  #timer: NodeJS.Timeout | undefined;
  #refreshing: Promise<void> | undefined;
  #again = false;
  readonly #closers: (() => void)[] = [];

  constructor(
    private readonly source: ZoneSource,
    private readonly live: Live,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(LOG) private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.#last = (await this.source.changesSince(0)).last;
    await this.source.load(this.zones, null, this.#serial);
    this.#closers.push(this.live.listen('platform', (event) => void (event.type === 'zone' && this.refresh())));
    this.#timer = setInterval(() => void this.refresh(), POLL_MS);
    for (const listen of this.config.DNS_LISTEN.split(',')) await this.#listen(listen.trim());
    this.log.info({ listen: this.config.DNS_LISTEN }, 'name server ready');
  }

  /** Loads what changed; calls that arrive meanwhile share the next run. */
  refresh(): Promise<void> {
    if (this.#refreshing) {
      this.#again = true;
      return this.#refreshing;
    }
    this.#refreshing = this.#follow().finally(() => {
      this.#refreshing = undefined;
      if (!this.#again) return;
      this.#again = false;
      void this.refresh();
    });
    return this.#refreshing;
  }

  async #follow(): Promise<void> {
    try {
      const { last, tenants } = await this.source.changesSince(this.#last);
      this.#last = last;
      const wanted: (TenantId | null)[] = tenants.has(null) ? [null] : [...tenants];
      for (const tenant of wanted) await this.source.load(this.zones, tenant, this.#serial);
    } catch (error) {
      // The last good zones go on being served; the database being away is no reason to stop answering.
      this.log.warn({ err: error }, 'zones not refreshed');
    }
  }

  get #serial(): number {
    return 2_026_000_000 + this.#last;
  }

  async #listen(at: string): Promise<void> {
    const [address = '127.0.0.1', port = '53'] = at.split(':');
    const server = DNS.createServer({ udp: true, tcp: true, handle: (request, send) => void send(this.#respond(request)) });
    server.on('requestError', () => {});
    await server.listen({ udp: { port: Number(port), address }, tcp: { port: Number(port), address } });
    this.#closers.push(() => void server.close());
  }

  #respond(request: DNS.Packet): DNS.Packet {
    const response = Packet.createResponseFromRequest(request);
    const [question] = request.questions;
    const edns = request.additionals.find((one) => one.type === Packet.TYPE.EDNS);
    if (edns) response.additionals.push(Packet.Resource.EDNS([], { udpPayloadSize: UDP_PAYLOAD }) as DNS.Packet.Resource);
    response.header.ra = 0;
    if (!question) return fail(response, Packet.RCODE.FORMERR);
    // RFC 4343: names compare without case; the answer repeats the asker's spelling (it may be checking for forgeries by it).
    const name = question.name.toLowerCase().replace(/\.$/, '');
    const type = TYPE_NAMES.get(question.type ?? 0);
    const answer = this.zones.answer(name, type ?? 'SOA');
    if (answer.kind === 'refused') return fail(response, Packet.RCODE.REFUSED);
    response.header.aa = 1;
    if (answer.kind === 'found' && type) {
      response.answers.push(
        ...answer.records.map((record) => resource(record, record.name === name ? question.name : record.name)),
      );
      response.additionals.push(...answer.additional.map((record) => resource(record, record.name)));
      return response;
    }
    const soa = answer.kind === 'found' ? undefined : answer.soa;
    if (soa)
      response.authorities.push(
        resource({ ...soa, ttl: Math.min(soa.ttl, soa.data.type === 'SOA' ? soa.data.minimum : soa.ttl) }, soa.name),
      );
    return answer.kind === 'nxdomain' ? fail(response, Packet.RCODE.NXDOMAIN) : response;
  }

  onApplicationShutdown(): void {
    clearInterval(this.#timer);
    for (const close of this.#closers) close();
  }
}

const TYPE_NAMES = new Map<number, RecordType | 'ANY'>(
  (['A', 'AAAA', 'CNAME', 'NS', 'MX', 'TXT', 'SRV', 'SOA', 'ANY'] as const).map((type) => [Packet.TYPE[type], type]),
);

function fail(response: DNS.Packet, rcode: number): DNS.Packet {
  response.header.rcode = rcode;
  return response;
}

/** As dns2 wants it: its own field names, TXT as strings of at most 255 bytes. */
function resource({ ttl, data }: DnsRecord, name: string): DNS.Packet.Resource {
  const base = { name, ttl, class: Packet.CLASS.IN, type: Packet.TYPE[data.type] };
  const fields = (): object => {
    switch (data.type) {
      case 'A':
      case 'AAAA':
        return { address: data.address };
      case 'CNAME':
        return { domain: data.target };
      case 'NS':
        return { ns: data.target };
      case 'MX':
        return { priority: data.preference, exchange: data.exchange };
      case 'TXT':
        return { data: [...txtChunks(data.text)] };
      case 'SRV':
        return { priority: data.priority, weight: data.weight, port: data.port, target: data.target };
      case 'SOA':
        return {
          primary: data.primary,
          admin: data.admin,
          serial: data.serial,
          refresh: data.refresh,
          retry: data.retry,
          expiration: data.expire,
          minimum: data.minimum,
        };
    }
  };
  return { ...base, ...fields() } as DNS.Packet.Resource;
}
