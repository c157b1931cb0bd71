import { z } from 'zod';

/**
 * What Roundcube keeps of a person, by its own tables and columns, without the numbers that are each database's own. Sessions,
 * caches, failed log-ins and what was deleted are not among it.
 */
export const PERSON = ['language', 'preferences'] as const;
export const TABLES: Readonly<Record<string, readonly string[]>> = {
  contacts: ['changed', 'name', 'email', 'firstname', 'surname', 'vcard', 'words'],
  contactgroups: ['changed', 'name'],
  collected_addresses: ['changed', 'name', 'email', 'type'],
  identities: ['changed', 'standard', 'name', 'organization', 'email', 'reply-to', 'bcc', 'signature', 'html_signature'],
  responses: ['changed', 'name', 'data', 'is_html'],
  searches: ['type', 'name', 'data'],
  dictionary: ['language', 'data'],
};

const Value = z.union([z.string(), z.number(), z.null()]);
const rowOf = (columns: readonly string[]) => z.object(Object.fromEntries(columns.map((name) => [name, Value.optional()])));
export type Row = Readonly<Record<string, z.infer<typeof Value> | undefined>>;

/** A table or a column that a node's Roundcube does not have is left out, and left alone on the other. */
export const Belongings = z
  .object({
    person: rowOf(PERSON),
    tables: z.object(
      Object.fromEntries(Object.entries(TABLES).map(([table, columns]) => [table, z.array(rowOf(columns)).optional()])),
    ),
    /** Group and contact by their places above, and since when. */
    members: z.array(z.tuple([z.int().min(0), z.int().min(0), Value])),
  })
  .refine(({ tables, members }) => {
    const [groups, contacts] = [tables.contactgroups?.length ?? 0, tables.contacts?.length ?? 0];
    return members.every(([group, contact]) => group < groups && contact < contacts);
  }, 'a member that is not there')
  .refine(({ person, tables }) => {
    const serialized = [person.preferences, ...(tables.searches ?? []).map(({ data }) => data)];
    return serialized.every((value) => !value || (typeof value === 'string' && isPlain(value)));
  }, 'not plain values');
export type Belongings = z.infer<typeof Belongings>;

/** Roundcube's own are three deep. */
const MOST_DEPTH = 40;
/** Roundcube reads these with PHP's unserialize(), which makes objects of any class: scalars and arrays are all there may be. */
export function isPlain(serialized: string): boolean {
  const text = Buffer.from(serialized).toString('latin1');
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at += found[0].length;
    return found;
  };
  const value = (depth: number): boolean => {
    if (depth > MOST_DEPTH) return false;
    if (take(/N;|[bi]:-?\d+;|d:[-+.\dEINFA]+;/y)) return true;
    const string = take(/s:(\d+):"/y);
    if (string) {
      at += Number(string[1]);
      return take(/";/y) !== null;
    }
    const array = take(/a:(\d+):\{/y);
    if (!array) return false;
    for (let left = 2 * Number(array[1]); left > 0; left--) if (!value(depth + 1)) return false;
    return take(/\}/y) !== null;
  };
  return value(0) && at === text.length;
}

/** What tells two rows of a table apart; identities are the newer's alone. */
const KEYS: typeof TABLES = {
  contacts: ['name', 'email', 'vcard'],
  contactgroups: ['name'],
  collected_addresses: ['type', 'email'],
  responses: ['name'],
  searches: ['type', 'name'],
  dictionary: ['language'],
};

/** Two that were never one: the newer, and whatever else the older has. No address book is lost to another. */
export function unite(newer: Belongings, older: Belongings): Belongings {
  const tables = { ...newer.tables };
  const places = new Map<string, number>();
  for (const [name, key] of Object.entries(KEYS)) {
    const own = [...(newer.tables[name] ?? [])];
    const keyOf = (row: Row) => JSON.stringify(key.map((column) => row[column] ?? null));
    const known = new Map(own.map((row, place) => [keyOf(row), place]));
    for (const [place, row] of (older.tables[name] ?? []).entries()) {
      const there = known.get(keyOf(row)) ?? own.push(row) - 1;
      known.set(keyOf(row), there);
      places.set(`${name} ${place}`, there);
    }
    tables[name] = own;
  }
  const members = new Map(newer.members.map((member) => [`${member[0]} ${member[1]}`, member]));
  for (const [oldGroup, oldContact, since] of older.members) {
    const group = places.get(`contactgroups ${oldGroup}`) ?? 0;
    const contact = places.get(`contacts ${oldContact}`) ?? 0;
    if (!members.has(`${group} ${contact}`)) members.set(`${group} ${contact}`, [group, contact, since]);
  }
  return { person: newer.person, tables, members: [...members.values()] };
}
