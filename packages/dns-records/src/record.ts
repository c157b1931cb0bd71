/** Data of one record. Host names are lower case, without the final dot. */
export type RecordData =
  | { readonly type: 'A'; readonly address: string }
  | { readonly type: 'AAAA'; readonly address: string }
  | { readonly type: 'CNAME'; readonly target: string }
  | { readonly type: 'NS'; readonly target: string }
  | { readonly type: 'MX'; readonly preference: number; readonly exchange: string }
  | { readonly type: 'TXT'; readonly text: string }
  | { readonly type: 'SRV'; readonly priority: number; readonly weight: number; readonly port: number; readonly target: string }
  | {
      readonly type: 'SOA';
      readonly primary: string;
      readonly admin: string;
      readonly serial: number;
      readonly refresh: number;
      readonly retry: number;
      readonly expire: number;
      readonly minimum: number;
    };

export type RecordType = RecordData['type'];

export interface DnsRecord {
  readonly name: string;
  /** Seconds. */
  readonly ttl: number;
  readonly data: RecordData;
}

export type Purpose = 'mx' | 'spf' | 'dkim' | 'dmarc' | 'client' | 'srv';

/** One record that a customer must publish. `id` is stable: screens and plans of action tick it off by that. */
export interface CustomerRecord extends DnsRecord {
  readonly id: string;
  readonly purpose: Purpose;
  /** Without it mail is lost or refused; the others are comfort or advice. */
  readonly required: boolean;
  readonly type: RecordType;
  /** Other data at the same name that does the same, as a DKIM key pasted as TXT where we ask for a CNAME. */
  readonly alternative: RecordData | null;
}

/** The data as it stands in a zone file (RFC 1035 section 5), TXT in quoted strings of at most 255 bytes. */
export function presentation(data: RecordData): string {
  switch (data.type) {
    case 'A':
    case 'AAAA':
      return data.address;
    case 'CNAME':
    case 'NS':
      return `${data.target}.`;
    case 'MX':
      // RFC 7505: a null MX is "0 .".
      return `${data.preference} ${data.exchange}.`;
    case 'TXT':
      return txtChunks(data.text).map(quote).join(' ');
    case 'SRV':
      return `${data.priority} ${data.weight} ${data.port} ${data.target}.`;
    case 'SOA':
      return `${data.primary}. ${data.admin}. ${data.serial} ${data.refresh} ${data.retry} ${data.expire} ${data.minimum}`;
  }
}

const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

/**
 * The strings of a TXT record (RFC 1035 section 3.3.14): each at most 255 bytes of UTF-8, never cut inside a character, at
 * least one. Readers join them without a space (RFC 7208 section 3.3, RFC 6376 section 3.6.2.2).
 */
export function txtChunks(text: string): readonly string[] {
  const chunks: string[] = [];
  let chunk = '';
  let size = 0;
  for (const character of text) {
    const bytes = Buffer.byteLength(character);
    if (size + bytes > 255) {
      chunks.push(chunk);
      chunk = '';
      size = 0;
    }
    chunk += character;
    size += bytes;
  }
  return [...chunks, chunk];
}
