-- Spam that waits outside the mailbox, the filters of whole companies and of groups of mailboxes, and people's own filters.
SET LOCAL app.scope = 'platform';
-- Nodes compute the same digest over the same fields: what was set before gets the new one as well.
UPDATE mailbox SET filters = filters || '{"spamTo": null}' WHERE filters IS NOT NULL;
UPDATE domain SET filters = filters || '{"spamTo": null}' WHERE filters IS NOT NULL;
UPDATE deleted_mailbox SET record = jsonb_set(record, '{filters}', (record->'filters') || '{"spamTo": null}')
  WHERE jsonb_typeof(record->'filters') = 'object';

CREATE TABLE mailbox_group (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  pair_id uuid NOT NULL REFERENCES pair,
  name text NOT NULL,
  filters jsonb,
  -- Of the last change to its filters; null: never set.
  filters_revision bigint,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX mailbox_group_name ON mailbox_group (tenant_id, lower(name));

ALTER TABLE tenant
  ADD COLUMN filters jsonb,
  ADD COLUMN filters_revision bigint;
ALTER TABLE mailbox
  ADD COLUMN group_id uuid REFERENCES mailbox_group ON DELETE SET NULL,
  ADD COLUMN rules jsonb NOT NULL DEFAULT '[]',
  -- Whether its person may forward its mail.
  ADD COLUMN may_forward boolean NOT NULL DEFAULT false;
CREATE INDEX mailbox_of_group ON mailbox (group_id) WHERE group_id IS NOT NULL;
UPDATE deleted_mailbox SET record = record || '{"group_id": null, "rules": [], "may_forward": false}';

-- What nodes said of it; the message itself stays on them.
CREATE TABLE quarantine_message (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  pair_id uuid NOT NULL REFERENCES pair,
  mailbox_id uuid NOT NULL,
  address text NOT NULL,
  guid text NOT NULL,
  at timestamptz NOT NULL,
  sender text NOT NULL,
  author text NOT NULL,
  subject text NOT NULL,
  message_id text,
  size bigint NOT NULL,
  score real,
  symbols text[] NOT NULL,
  state text NOT NULL DEFAULT 'held' CHECK (state IN ('held', 'released', 'deleted', 'spam', 'gone')),
  -- What was asked of a node and is not answered yet.
  wish text CHECK (wish IN ('release', 'delete', 'spam')),
  asked_at timestamptz,
  acted_by text,
  acted_at timestamptz,
  digested_at timestamptz,
  expires_at timestamptz NOT NULL,
  UNIQUE (mailbox_id, guid)
);
CREATE INDEX quarantine_of_tenant ON quarantine_message (tenant_id, at DESC, id DESC);
CREATE INDEX quarantine_of_mailbox ON quarantine_message (mailbox_id, at DESC, id DESC);
CREATE INDEX quarantine_undigested ON quarantine_message (mailbox_id) WHERE digested_at IS NULL AND state = 'held';
CREATE INDEX quarantine_expiry ON quarantine_message (expires_at);

-- Links of a daily e-mail, by hash; each lets one message in, once.
CREATE TABLE quarantine_link (
  token_hash bytea PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  message_id uuid NOT NULL REFERENCES quarantine_message ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX quarantine_link_message ON quarantine_link (message_id);

-- The last daily e-mail of each mailbox.
CREATE TABLE quarantine_digest (
  mailbox_id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  sent_at timestamptz NOT NULL
);

CALL relevo_wall('mailbox_group', 'quarantine_message', 'quarantine_link', 'quarantine_digest');
