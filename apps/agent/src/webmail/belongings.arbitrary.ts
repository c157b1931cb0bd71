import fc from 'fast-check';
import type { Belongings } from './belongings.ts';

/** The part that people's things are in, of Roundcube 1.6's own SQL/sqlite.initial.sql (version 2022081200). */
export const ROUNDCUBE = `
CREATE TABLE users (
  user_id integer NOT NULL PRIMARY KEY,
  username varchar(128) NOT NULL default '',
  mail_host varchar(128) NOT NULL default '',
  created datetime NOT NULL default '0000-00-00 00:00:00',
  last_login datetime DEFAULT NULL,
  failed_login datetime DEFAULT NULL,
  failed_login_counter integer DEFAULT NULL,
  language varchar(16),
  preferences text DEFAULT NULL
);
CREATE UNIQUE INDEX ix_users_username ON users(username, mail_host);
CREATE TABLE contacts (
  contact_id integer NOT NULL PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (user_id) ON DELETE CASCADE ON UPDATE CASCADE,
  changed datetime NOT NULL default '0000-00-00 00:00:00',
  del tinyint NOT NULL default '0',
  name varchar(128) NOT NULL default '',
  email text NOT NULL default '',
  firstname varchar(128) NOT NULL default '',
  surname varchar(128) NOT NULL default '',
  vcard text NOT NULL default '',
  words text NOT NULL default ''
);
CREATE TABLE contactgroups (
  contactgroup_id integer NOT NULL PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (user_id) ON DELETE CASCADE ON UPDATE CASCADE,
  changed datetime NOT NULL default '0000-00-00 00:00:00',
  del tinyint NOT NULL default '0',
  name varchar(128) NOT NULL default ''
);
CREATE TABLE contactgroupmembers (
  contactgroup_id integer NOT NULL REFERENCES contactgroups(contactgroup_id) ON DELETE CASCADE ON UPDATE CASCADE,
  contact_id integer NOT NULL REFERENCES contacts(contact_id) ON DELETE CASCADE ON UPDATE CASCADE,
  created datetime NOT NULL default '0000-00-00 00:00:00',
  PRIMARY KEY (contactgroup_id, contact_id)
);
CREATE TABLE collected_addresses (
  address_id integer NOT NULL PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (user_id) ON DELETE CASCADE ON UPDATE CASCADE,
  changed datetime NOT NULL default '0000-00-00 00:00:00',
  name varchar(255) NOT NULL default '',
  email varchar(255) NOT NULL,
  "type" integer NOT NULL
);
CREATE UNIQUE INDEX ix_collected_addresses_user_id ON collected_addresses(user_id, "type", email);
CREATE TABLE identities (
  identity_id integer NOT NULL PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (user_id) ON DELETE CASCADE ON UPDATE CASCADE,
  changed datetime NOT NULL default '0000-00-00 00:00:00',
  del tinyint NOT NULL default '0',
  standard tinyint NOT NULL default '0',
  name varchar(128) NOT NULL default '',
  organization varchar(128) default '',
  email varchar(128) NOT NULL default '',
  "reply-to" varchar(128) NOT NULL default '',
  bcc varchar(128) NOT NULL default '',
  signature text NOT NULL default '',
  html_signature tinyint NOT NULL default '0'
);
CREATE TABLE responses (
  response_id integer NOT NULL PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (user_id) ON DELETE CASCADE ON UPDATE CASCADE,
  changed datetime NOT NULL default '0000-00-00 00:00:00',
  del tinyint NOT NULL default '0',
  name varchar(255) NOT NULL,
  data text NOT NULL,
  is_html tinyint NOT NULL default '0'
);
CREATE TABLE dictionary (
  user_id integer DEFAULT NULL REFERENCES users (user_id) ON DELETE CASCADE ON UPDATE CASCADE,
  language varchar(16) NOT NULL,
  data text NOT NULL
);
CREATE UNIQUE INDEX ix_dictionary_user_language ON dictionary (user_id, language);
CREATE TABLE searches (
  search_id integer NOT NULL PRIMARY KEY,
  user_id integer NOT NULL REFERENCES users (user_id) ON DELETE CASCADE ON UPDATE CASCADE,
  "type" smallint NOT NULL DEFAULT '0',
  name varchar(128) NOT NULL,
  data text NOT NULL
);
CREATE UNIQUE INDEX ix_searches_user_type_name ON searches (user_id, type, name);
`;

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const changed = fc.constantFrom('2026-11-30 10:00:00', '2025-01-01 00:00:00');
const bit = fc.constantFrom(0, 1);
const type = fc.constantFrom(1, 2);
/** As PHP's serialize() writes a string: its length is in bytes. */
export const serialized = (value: string) => `s:${Buffer.byteLength(value)}:"${value}";`;
const php = text.map((value) => `a:2:{i:0;${serialized(value)}s:1:"n";a:1:{i:-1;b:1;}}`);
const rows = <T>(row: fc.Arbitrary<T>, key?: (row: T) => unknown) =>
  fc.uniqueArray(row, {
    maxLength: 4,
    ...(key && { selector: (one: T) => JSON.stringify(key(one)), comparator: 'IsStrictlyEqual' }),
  });

const contacts = rows(
  fc.record({ changed, name: text, email: text, firstname: text, surname: text, vcard: text, words: text }),
  ({ name, email, vcard }) => [name, email, vcard],
);
const contactgroups = rows(fc.record({ changed, name: text }), ({ name }) => name);

export const belongings: fc.Arbitrary<Belongings> = fc
  .record({
    person: fc.record({ language: fc.constantFrom('es_ES', 'en_US', null), preferences: php }),
    tables: fc.record({
      contacts,
      contactgroups,
      collected_addresses: rows(fc.record({ changed, name: text, email: text, type }), (row) => [row.type, row.email]),
      identities: rows(
        fc.record({
          changed,
          standard: bit,
          name: text,
          organization: fc.option(text),
          email: text,
          'reply-to': text,
          bcc: text,
          signature: text,
          html_signature: bit,
        }),
      ),
      responses: rows(fc.record({ changed, name: text, data: text, is_html: bit }), ({ name }) => name),
      searches: rows(fc.record({ type, name: text, data: php }), (row) => [row.type, row.name]),
      dictionary: rows(fc.record({ language: text, data: text }), ({ language }) => language),
    }),
    wishes: fc.array(fc.tuple(fc.nat(3), fc.nat(3), changed), { maxLength: 6 }),
  })
  .map(({ person, tables, wishes }) => {
    const there = wishes.filter(([group, contact]) => group < tables.contactgroups.length && contact < tables.contacts.length);
    const members = new Map(there.map((member) => [member[0] * 10 + member[1], member]));
    return { person, tables, members: [...members.keys()].sort((a, b) => a - b).map((key) => members.get(key) ?? [0, 0, null]) };
  });
