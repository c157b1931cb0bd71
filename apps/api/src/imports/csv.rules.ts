import type { MailboxRecord } from '@relevo/agent-protocol';
import { type Address, type DomainName, domainOf, parseAddress } from '@relevo/mail-address';
import { parse } from 'csv-parse/sync';
import type { ErrorCode, Params } from '../platform/errors/codes.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import type { GroupId } from '../platform/ids.js';
import { checkPasswordOfMany } from '../platform/passwords/password.check.js';

export const MAX_ROWS = 10_000;

export interface ImportRow {
  readonly line: number;
  readonly address: Address;
  readonly domain: DomainName;
  readonly displayName: string;
  readonly kind: 'person' | 'role';
  readonly accessMode: MailboxRecord['accessMode'];
  readonly quotaMb: number;
  readonly password: string | null;
  readonly groupId: GroupId | null;
}
export interface RejectedRow {
  /** As an editor counts: the heading is line 1. */
  readonly line: number;
  readonly address: string;
  readonly code: ErrorCode;
  readonly params: Params;
}

// Headings as people write them, in both languages.
const HEADINGS: Record<string, string> = {
  address: 'address',
  email: 'address',
  correo: 'address',
  casilla: 'address',
  direccion: 'address',
  dirección: 'address',
  name: 'name',
  nombre: 'name',
  kind: 'kind',
  tipo: 'kind',
  access: 'access',
  acceso: 'access',
  quota: 'quota',
  quota_mb: 'quota',
  cuota: 'quota',
  cuota_mb: 'quota',
  group: 'group',
  grupo: 'group',
  password: 'password',
  contraseña: 'password',
  contrasena: 'password',
  clave: 'password',
};
const KINDS: Record<string, ImportRow['kind']> = {
  '': 'person',
  person: 'person',
  persona: 'person',
  role: 'role',
  generica: 'role',
  genérica: 'role',
};
const MODES: Record<string, ImportRow['accessMode']> = {
  '': 'client_and_webmail',
  client: 'client',
  programa: 'client',
  client_and_webmail: 'client_and_webmail',
  'programa y webmail': 'client_and_webmail',
  ambos: 'client_and_webmail',
  webmail: 'webmail',
};

/** What a company has that its rows can name; groups by their name in small letters. */
export interface Known {
  readonly domains: ReadonlySet<string>;
  readonly groups: ReadonlyMap<string, GroupId>;
}

/** The rows that can become mailboxes, and each other one with its line and reason: a bad row never costs a good one. */
export function readMailboxes(text: string, known: Known): Result<{ rows: ImportRow[]; rejected: RejectedRow[] }> {
  const table = readTable(text);
  if (!table.ok) return table;
  const rows: ImportRow[] = [];
  const rejected: RejectedRow[] = [];
  const seen = new Set<string>();
  for (const { line, cells } of table.value) {
    const row = readRow(line, cells, known);
    if (!row.ok) rejected.push({ line, address: cells.address ?? '', code: row.code, params: row.params });
    else if (seen.has(row.value.address))
      rejected.push({ line, address: row.value.address, code: 'address.taken', params: { address: row.value.address } });
    else rows.push(row.value);
    if (row.ok) seen.add(row.value.address);
  }
  return ok({ rows, rejected });
}

function readTable(text: string): Result<{ line: number; cells: Record<string, string> }[]> {
  let parsed: { record: string[]; info: { lines: number } }[];
  try {
    parsed = parse(text, {
      bom: true,
      delimiter: [',', ';', '\t'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
      info: true,
    }) as never;
  } catch (error) {
    return err('import.unreadable', { why: (error as Error).message });
  }
  const [head, ...body] = parsed;
  if (!head || body.length === 0) return err('import.empty');
  if (body.length > MAX_ROWS) return err('import.too_many', { rows: body.length, limit: MAX_ROWS });
  const columns = head.record.map((title) => HEADINGS[title.toLowerCase()]);
  if (!columns.includes('address')) return err('import.no_address_column');
  return ok(
    body.map(({ record, info }) => ({
      line: info.lines,
      cells: Object.fromEntries(columns.flatMap((name, i) => (name ? [[name, record[i] ?? '']] : []))),
    })),
  );
}

function readRow(line: number, cells: Record<string, string>, known: Known): Result<ImportRow> {
  const address = parseAddress(cells.address ?? '');
  if (!address.ok) return err('address.invalid', { address: cells.address ?? '' });
  const domain = domainOf(address.value);
  if (!known.domains.has(domain)) return err('domain.not_yours', { domain });
  const kind = KINDS[(cells.kind ?? '').toLowerCase()];
  const accessMode = MODES[(cells.access ?? '').toLowerCase()];
  const quotaMb = cells.quota ? Number(cells.quota) : 5120;
  if (!kind) return err('import.bad_kind', { value: cells.kind ?? '' });
  if (!accessMode) return err('import.bad_access', { value: cells.access ?? '' });
  if (!Number.isInteger(quotaMb) || quotaMb < 10 || quotaMb > 1_000_000)
    return err('import.bad_quota', { value: cells.quota ?? '' });
  const groupId = cells.group ? known.groups.get(cells.group.toLowerCase()) : null;
  if (groupId === undefined) return err('import.unknown_group', { value: (cells.group ?? '').slice(0, 80) });
  const password = cells.password || null;
  const checked = password === null ? null : checkPasswordOfMany(password, [address.value]);
  if (checked && !checked.ok) return checked;
  return ok({
    line,
    address: address.value,
    domain,
    displayName: (cells.name ?? '').slice(0, 120),
    kind,
    accessMode,
    quotaMb,
    password,
    groupId,
  });
}
