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

/** Each brings the file one version on (PRAGMA user_version); what is here was shipped and is never edited. */
export const MIGRATIONS: readonly string[] = [RECORDS, ASIDE];
