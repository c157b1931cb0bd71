/**
 * node.db: the state this node runs, in the shape in which Postfix and Dovecot ask for it. Only the agent writes.
 * Every record of the protocol can be rebuilt from these columns exactly; the digest is taken of what is rebuilt.
 * DKIM private keys are the one thing kept elsewhere: this file is readable by every mail program, a key by rspamd alone.
 */
const RECORDS = `
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE domain(
  id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  name TEXT NOT NULL UNIQUE,
  dkim_selector TEXT
) WITHOUT ROWID;

CREATE TABLE mailbox(
  id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  address TEXT NOT NULL UNIQUE,
  domain TEXT NOT NULL,
  password_hash TEXT,
  state TEXT NOT NULL,
  quota_mb INTEGER NOT NULL,
  access_mode TEXT NOT NULL,
  retention_days INTEGER,
  send_policy TEXT NOT NULL,
  refuse_text TEXT,
  forward_keep_copy INTEGER
) WITHOUT ROWID;

CREATE TABLE send_entry(
  mailbox_id TEXT NOT NULL REFERENCES mailbox(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entry TEXT NOT NULL,
  PRIMARY KEY(mailbox_id, position)
) WITHOUT ROWID;

CREATE TABLE forward_target(
  mailbox_id TEXT NOT NULL REFERENCES mailbox(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY(mailbox_id, position)
) WITHOUT ROWID;

CREATE TABLE alias(
  id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  address TEXT NOT NULL UNIQUE,
  domain TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE alias_target(
  alias_id TEXT NOT NULL REFERENCES alias(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  target TEXT NOT NULL,
  PRIMARY KEY(alias_id, position)
) WITHOUT ROWID;
`;

/** Domains whose mail senders should take to the other host for now: this host's own business, no record of the pair's. */
const ASIDE = `
CREATE TABLE aside(
  domain TEXT PRIMARY KEY,
  until INTEGER NOT NULL
) WITHOUT ROWID;
`;

/**
 * Ways in, app passwords, absence, domain aliases, catch-all, lists. What is there was made of an older vocabulary, so the state
 * is fetched anew: without a revision the node has none.
 * `edge` is one step of delivery: who gets the mail of whom.
 */
const WAYS = `
DELETE FROM mailbox; DELETE FROM domain; DELETE FROM meta WHERE key IN ('revision', 'pair');
ALTER TABLE mailbox ADD COLUMN imap INTEGER NOT NULL DEFAULT 1;
ALTER TABLE mailbox ADD COLUMN pop3 INTEGER NOT NULL DEFAULT 1;
ALTER TABLE mailbox ADD COLUMN submission INTEGER NOT NULL DEFAULT 1;
ALTER TABLE mailbox ADD COLUMN webmail INTEGER NOT NULL DEFAULT 1;
ALTER TABLE mailbox ADD COLUMN cleartext INTEGER NOT NULL DEFAULT 0;
ALTER TABLE mailbox ADD COLUMN vacation TEXT;
ALTER TABLE domain ADD COLUMN alias_of TEXT;
ALTER TABLE domain ADD COLUMN catch_all TEXT;
ALTER TABLE domain ADD COLUMN postmaster TEXT;

CREATE TABLE app_password(
  id TEXT PRIMARY KEY,
  mailbox_id TEXT NOT NULL REFERENCES mailbox(id) ON DELETE CASCADE,
  selector TEXT NOT NULL,
  hash TEXT NOT NULL
) WITHOUT ROWID;
CREATE UNIQUE INDEX app_password_selector ON app_password(mailbox_id, selector);

CREATE TABLE list(
  id TEXT PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  address TEXT NOT NULL UNIQUE,
  domain TEXT NOT NULL,
  post TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE list_member(
  list_id TEXT NOT NULL REFERENCES list(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  member TEXT NOT NULL,
  PRIMARY KEY(list_id, position)
) WITHOUT ROWID;
CREATE TABLE list_entry(
  list_id TEXT NOT NULL REFERENCES list(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entry TEXT NOT NULL,
  PRIMARY KEY(list_id, position)
) WITHOUT ROWID;

CREATE VIEW edge AS
  SELECT alias.address AS source, alias_target.target AS target FROM alias JOIN alias_target ON alias_id = alias.id
  UNION ALL SELECT list.address, list_member.member FROM list JOIN list_member ON list_id = list.id
  UNION ALL SELECT mailbox.address, forward_target.target FROM mailbox JOIN forward_target ON mailbox_id = mailbox.id;
CREATE VIEW named AS
  SELECT address FROM mailbox UNION ALL SELECT address FROM alias UNION ALL SELECT address FROM list;
`;

/** Filters of mailboxes and domains, and of the pair. */
const FILTERS = `
ALTER TABLE mailbox ADD COLUMN filters TEXT;
ALTER TABLE domain ADD COLUMN filters TEXT;
UPDATE meta SET value = json_set(value, '$.filtering', json('{"dnsblZones":[],"greylisting":false}')) WHERE key = 'pair';
`;

/** Whether a mailbox's mail to the outside waits, and whether it leaves by the way for bulk mail. */
const SENDING = `
ALTER TABLE mailbox ADD COLUMN outgoing TEXT NOT NULL DEFAULT 'open';
ALTER TABLE mailbox ADD COLUMN outgoing_since TEXT;
ALTER TABLE mailbox ADD COLUMN bulk INTEGER NOT NULL DEFAULT 0;
`;

/** Log-ins of webmails that were opened from the panel. This host's own business, and no row of the mailbox's: those are written anew with each change. */
const WEBMAIL = `
CREATE TABLE webmail_session(
  selector TEXT PRIMARY KEY,
  mailbox_id TEXT NOT NULL,
  hash TEXT NOT NULL,
  until INTEGER NOT NULL
) WITHOUT ROWID;
`;

/** Quarantine, filters of companies and groups, people's own filters. What is kept of filters gets the new field, as PostgreSQL did. */
const QUARANTINE = `
ALTER TABLE mailbox ADD COLUMN group_filters TEXT;
ALTER TABLE mailbox ADD COLUMN rules TEXT;
ALTER TABLE mailbox ADD COLUMN may_forward INTEGER NOT NULL DEFAULT 0;
ALTER TABLE domain ADD COLUMN tenant_filters TEXT;
UPDATE mailbox SET filters = json_set(filters, '$.spamTo', NULL) WHERE filters IS NOT NULL;
UPDATE domain SET filters = json_set(filters, '$.spamTo', NULL) WHERE filters IS NOT NULL;
`;

/**
 * "All spam to quarantine" becomes a score, as in PostgreSQL (its migration 0160): from where Junk began, so that what was held
 * before is held now, with the control plane there or not.
 */
const scored = (filters: string, junkAt: string): string => `json_set(json_remove(${filters}, '$.spamTo'), '$.quarantineAt',
  CASE ${filters} ->> '$.spamTo' WHEN 'quarantine' THEN ${junkAt} WHEN 'junk' THEN 'never' END)`;
const first = (name: string, ...levels: string[]): string =>
  `coalesce(${levels.map((level) => `${level} ->> '$.${name}'`).join(', ')}${name === 'junkAt' ? ', 6' : ', NULL'})`;
const LEVELS = ['m.filters', 'm.group_filters', 'd.filters', 'd.tenant_filters'];
const QUARANTINE_SCORE = `
CREATE TEMPORARY TABLE held AS SELECT m.id, ${first('junkAt', ...LEVELS)} AS junk_at
  FROM mailbox AS m LEFT JOIN domain AS d ON d.name = m.domain WHERE ${first('spamTo', ...LEVELS)} = 'quarantine';
UPDATE mailbox AS m SET group_filters = ${scored('m.group_filters', first('junkAt', 'm.group_filters', 'd.tenant_filters'))}
  FROM mailbox AS n LEFT JOIN domain AS d ON d.name = n.domain WHERE n.id = m.id AND m.group_filters IS NOT NULL;
UPDATE domain SET filters = json_set(filters, '$.spamTo', 'quarantine') WHERE filters ->> '$.spamTo' IS NULL
  AND filters ->> '$.junkAt' IS NOT NULL AND tenant_filters ->> '$.spamTo' = 'quarantine';
UPDATE domain SET filters = ${scored('filters', first('junkAt', 'filters', 'tenant_filters'))} WHERE filters IS NOT NULL;
UPDATE domain SET tenant_filters = ${scored('tenant_filters', first('junkAt', 'tenant_filters'))} WHERE tenant_filters IS NOT NULL;
UPDATE mailbox SET filters = ${scored('filters', '(SELECT junk_at FROM held WHERE held.id = mailbox.id)')} WHERE filters IS NOT NULL;
UPDATE mailbox AS m SET filters = json_set(coalesce(m.filters, '{"junkAt":null,"rejectAt":null,"allow":[],"deny":[]}'),
    '$.quarantineAt', held.junk_at)
  FROM held JOIN mailbox AS n ON n.id = held.id LEFT JOIN domain AS d ON d.name = n.domain
  WHERE m.id = held.id AND held.junk_at IS NOT ${first('quarantineAt', ...LEVELS.map((level) => level.replace('m.', 'n.')))};
DROP TABLE held;
`;

/** Each brings the file one version on (PRAGMA user_version); what is here was shipped and is never edited. */
export const MIGRATIONS: readonly string[] = [RECORDS, ASIDE, WAYS, FILTERS, SENDING, WEBMAIL, QUARANTINE, QUARANTINE_SCORE];
