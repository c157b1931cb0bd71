import type { DnsRecord, RecordType } from '@relevo/dns-records';

export type ZoneAnswer =
  | { readonly kind: 'found'; readonly records: readonly DnsRecord[]; readonly additional: readonly DnsRecord[] }
  | { readonly kind: 'nodata' | 'nxdomain'; readonly soa: DnsRecord }
  | { readonly kind: 'refused' };

const CHAIN_LIMIT = 8;

/** Authoritative data in memory: groups of records that are replaced whole, one group per tenant or domain. */
export class Zones {
  readonly #groups = new Map<string, readonly DnsRecord[]>();
  readonly #byName = new Map<string, DnsRecord[]>();
  /** How many names stand at or below each name: such a name exists even when it holds nothing (RFC 8020). */
  readonly #below = new Map<string, number>();
  readonly #apexes = new Map<string, DnsRecord>();

  replace(group: string, records: readonly DnsRecord[]): void {
    for (const record of this.#groups.get(group) ?? []) this.#remove(record);
    if (records.length === 0) this.#groups.delete(group);
    else this.#groups.set(group, records);
    for (const record of records) this.#add(record);
  }

  get groups(): string[] {
    return [...this.#groups.keys()];
  }

  /** RFC 1034 section 4.3.2, for the zones we hold. */
  answer(name: string, type: RecordType | 'ANY'): ZoneAnswer {
    const soa = this.#soaOf(name);
    if (!soa) return { kind: 'refused' };
    const records: DnsRecord[] = [];
    let at = name;
    for (let hop = 0; hop < CHAIN_LIMIT; hop++) {
      const here = this.#byName.get(at) ?? [];
      const wanted = here.filter((record) => type === 'ANY' || record.data.type === type);
      if (wanted.length > 0) return { kind: 'found', records: [...records, ...wanted], additional: this.#glue(wanted) };
      const alias = here.find((record) => record.data.type === 'CNAME');
      if (alias?.data.type !== 'CNAME') break;
      records.push(alias);
      at = alias.data.target;
      if (!this.#soaOf(at)) break;
    }
    if (records.length > 0) return { kind: 'found', records, additional: [] };
    return { kind: this.#below.has(name) ? 'nodata' : 'nxdomain', soa };
  }

  /** Addresses of the names that an MX, NS or SRV answer points at, so that the asker need not come again. */
  #glue(records: readonly DnsRecord[]): DnsRecord[] {
    const targets = records.flatMap(({ data }) =>
      data.type === 'MX' ? [data.exchange] : data.type === 'NS' || data.type === 'SRV' ? [data.target] : [],
    );
    return [...new Set(targets)].flatMap((target) =>
      (this.#byName.get(target) ?? []).filter(({ data }) => data.type === 'A' || data.type === 'AAAA'),
    );
  }

  #soaOf(name: string): DnsRecord | undefined {
    for (const ancestor of ancestors(name)) {
      const soa = this.#apexes.get(ancestor);
      if (soa) return soa;
    }
    return undefined;
  }

  #add(record: DnsRecord): void {
    this.#byName.set(record.name, [...(this.#byName.get(record.name) ?? []), record]);
    if (record.data.type === 'SOA') this.#apexes.set(record.name, record);
    for (const ancestor of ancestors(record.name)) this.#below.set(ancestor, (this.#below.get(ancestor) ?? 0) + 1);
  }

  #remove(record: DnsRecord): void {
    const rest = (this.#byName.get(record.name) ?? []).filter((one) => one !== record);
    if (rest.length > 0) this.#byName.set(record.name, rest);
    else this.#byName.delete(record.name);
    if (record.data.type === 'SOA') this.#apexes.delete(record.name);
    for (const ancestor of ancestors(record.name)) {
      const count = (this.#below.get(ancestor) ?? 1) - 1;
      if (count > 0) this.#below.set(ancestor, count);
      else this.#below.delete(ancestor);
    }
  }
}

function* ancestors(name: string): Generator<string> {
  for (let at = name; ; at = at.slice(at.indexOf('.') + 1)) {
    yield at;
    if (!at.includes('.')) return;
  }
}
