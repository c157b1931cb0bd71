-- Ways into a mailbox, its absence, app passwords, lists, domain aliases, and thirty days of grace after a deletion.
ALTER TABLE mailbox
  ADD COLUMN protocols jsonb NOT NULL DEFAULT '{"imap":true,"pop3":true,"submission":true,"webmail":true,"cleartext":false}',
  ADD COLUMN vacation jsonb;

ALTER TABLE domain
  ADD COLUMN alias_of uuid REFERENCES domain,
  ADD COLUMN catch_all text,
  ADD COLUMN postmaster text,
  -- A domain that a company adds reaches the nodes once its DNS says that it is theirs: else anybody could take in the mail
  -- that neighbours on the same pair write to it.
  ADD COLUMN proof text,
  ADD COLUMN proven_at timestamptz DEFAULT now();

-- RFC 5321 section 4.5.1, RFC 2142: somebody reads postmaster and abuse from the first day.
SET LOCAL app.scope = 'platform';
UPDATE domain SET postmaster = (
  SELECT lower(u.email) FROM membership m JOIN "user" u ON u.id = m.user_id
  WHERE m.tenant_id = domain.tenant_id AND m.role IN ('technical', 'owner') ORDER BY m.role = 'technical' DESC, m.created_at LIMIT 1);

CREATE TABLE app_password (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  pair_id uuid NOT NULL REFERENCES pair,
  mailbox_id uuid NOT NULL REFERENCES mailbox ON DELETE CASCADE,
  name text NOT NULL,
  selector text NOT NULL,
  hash text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (mailbox_id, selector)
);
CREATE INDEX app_password_pair ON app_password (pair_id);

CREATE TABLE distribution_list (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  pair_id uuid NOT NULL REFERENCES pair,
  domain_id uuid NOT NULL REFERENCES domain,
  address text NOT NULL,
  display_name text NOT NULL DEFAULT '',
  members text[] NOT NULL,
  post jsonb NOT NULL,
  revision bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, address)
);
CREATE INDEX distribution_list_pair ON distribution_list (pair_id);

-- A deleted mailbox waits here as it was. Nodes no longer know it, its contents stay on them until it is purged.
CREATE TABLE deleted_mailbox (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  pair_id uuid NOT NULL REFERENCES pair,
  address text NOT NULL,
  record jsonb NOT NULL,
  deleted_by text NOT NULL,
  deleted_at timestamptz NOT NULL DEFAULT now(),
  purge_after timestamptz NOT NULL
);
CREATE INDEX deleted_mailbox_tenant ON deleted_mailbox (tenant_id, deleted_at DESC);
CREATE INDEX deleted_mailbox_purge ON deleted_mailbox (purge_after);

CALL relevo_wall('app_password', 'distribution_list', 'deleted_mailbox');

ALTER TABLE change DROP CONSTRAINT change_entity_check,
  ADD CONSTRAINT change_entity_check CHECK (entity IN ('pair', 'domain', 'mailbox', 'alias', 'list'));
