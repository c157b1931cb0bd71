-- The application signs in as relevo_app: neither owner, superuser nor BYPASSRLS. The migrator makes that role beforehand.
-- Scopes are settings of the transaction (app.tenant_id, app.pair_id) or, for code that serves the whole platform, of the
-- connection (app.scope = 'platform', a pool of its own).

CREATE FUNCTION relevo_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.tenant_id', true), '')::uuid $$;
CREATE FUNCTION relevo_pair() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.pair_id', true), '')::uuid $$;
CREATE FUNCTION relevo_platform() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.scope', true), '') = 'platform' $$;

-- ---------------------------------------------------------------- fleet
CREATE TABLE pair (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  revision bigint NOT NULL DEFAULT 0,
  capacity_mailboxes integer NOT NULL DEFAULT 5000,
  replication_secret text NOT NULL,
  message_size_limit_mb integer NOT NULL DEFAULT 50,
  overrides_postfix text NOT NULL DEFAULT '',
  overrides_dovecot text NOT NULL DEFAULT '',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE node (
  id uuid PRIMARY KEY,
  pair_id uuid NOT NULL REFERENCES pair,
  name text NOT NULL UNIQUE,
  role text NOT NULL CHECK (role IN ('primary', 'standby')),
  host text NOT NULL UNIQUE,
  address inet NOT NULL UNIQUE,
  public_key jsonb,
  enrolled_at timestamptz,
  revoked_at timestamptz,
  revision bigint NOT NULL DEFAULT 0,
  last_seen_at timestamptz,
  agent_version text,
  health jsonb,
  config_error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (pair_id, role)
);
CREATE TABLE enrolment_token (
  hash bytea PRIMARY KEY,
  node_id uuid NOT NULL REFERENCES node ON DELETE CASCADE,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);

-- ---------------------------------------------------------------- people (better-auth's names and shapes)
CREATE TABLE "user" (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  email text NOT NULL UNIQUE,
  "emailVerified" boolean NOT NULL DEFAULT false,
  image text,
  locale text NOT NULL DEFAULT 'es',
  "staffRole" text CHECK ("staffRole" IN ('administrator', 'operator', 'support', 'billing')),
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "expiresAt" timestamptz NOT NULL,
  token text NOT NULL UNIQUE,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now(),
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid NOT NULL REFERENCES "user" ON DELETE CASCADE
);
CREATE INDEX session_of_user ON session ("userId");
CREATE TABLE account (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "accountId" text NOT NULL,
  "providerId" text NOT NULL,
  "userId" uuid NOT NULL REFERENCES "user" ON DELETE CASCADE,
  "accessToken" text, "refreshToken" text, "idToken" text,
  "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
  scope text,
  password text,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now(),
  UNIQUE ("providerId", "accountId")
);
CREATE INDEX account_of_user ON account ("userId");
CREATE TABLE verification (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  identifier text NOT NULL,
  value text NOT NULL,
  "expiresAt" timestamptz NOT NULL,
  "createdAt" timestamptz NOT NULL DEFAULT now(),
  "updatedAt" timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX verification_identifier ON verification (identifier);

-- ---------------------------------------------------------------- before there is a tenant
CREATE TABLE sizing_setting (
  id text PRIMARY KEY CHECK (id IN ('assumptions', 'catalogue')),
  data jsonb NOT NULL,
  version integer NOT NULL DEFAULT 1,
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE assessment (
  id uuid PRIMARY KEY,
  code text NOT NULL UNIQUE,
  locale text NOT NULL,
  answers jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  accepted_tenant_id uuid,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- ---------------------------------------------------------------- tenants
CREATE TABLE tenant (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  slug text NOT NULL UNIQUE,
  locale text NOT NULL DEFAULT 'es',
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended')),
  pair_id uuid NOT NULL REFERENCES pair,
  -- which node of the pair the tenant's names point at
  serving text NOT NULL DEFAULT 'primary' CHECK (serving IN ('primary', 'standby')),
  plan_id text NOT NULL,
  plan jsonb NOT NULL,
  mailbox_limit integer NOT NULL CHECK (mailbox_limit > 0),
  -- kept by triggers: counting a thousand rows for each new one would cost more than the row
  mailbox_count integer NOT NULL DEFAULT 0,
  answers jsonb NOT NULL DEFAULT '{}',
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX tenant_pair ON tenant (pair_id);
CREATE TABLE membership (
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  user_id uuid NOT NULL REFERENCES "user" ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('owner', 'admin', 'technical', 'billing', 'viewer')),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, user_id)
);
CREATE INDEX membership_user ON membership (user_id);
CREATE TABLE plan_step (
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('pre_create', 'hand_over', 'migrate', 'lower_ttl', 'switch_dns', 'verify')),
  position integer NOT NULL,
  done_at timestamptz,
  fact jsonb,
  PRIMARY KEY (tenant_id, kind)
);

-- ---------------------------------------------------------------- desired state
CREATE TABLE domain (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  pair_id uuid NOT NULL REFERENCES pair,
  -- one tenant owns a name: that also makes addresses unique, so they need no index across tenants
  name text NOT NULL UNIQUE,
  dns_mode text NOT NULL DEFAULT 'outside' CHECK (dns_mode IN ('ours', 'outside')),
  dkim_selector text NOT NULL,
  dkim_private text NOT NULL,
  dkim_public text NOT NULL,
  last_check jsonb,
  last_check_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX domain_tenant ON domain (tenant_id);
CREATE INDEX domain_pair ON domain (pair_id);
CREATE TABLE mailbox (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  pair_id uuid NOT NULL REFERENCES pair,
  domain_id uuid NOT NULL REFERENCES domain,
  address text NOT NULL,
  display_name text NOT NULL DEFAULT '',
  kind text NOT NULL CHECK (kind IN ('person', 'role')),
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'suspended')),
  access_mode text NOT NULL CHECK (access_mode IN ('client', 'client_and_webmail', 'webmail')),
  retention_days integer CHECK (retention_days > 0),
  quota_mb integer NOT NULL CHECK (quota_mb > 0),
  send_policy jsonb NOT NULL DEFAULT '{"kind":"anyone"}',
  receive_policy jsonb NOT NULL DEFAULT '{"kind":"accept"}',
  forward jsonb,
  password_hash text,
  password_set_at timestamptz,
  revision bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, address)
);
CREATE INDEX mailbox_pair ON mailbox (pair_id);
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;
-- search inside one tenant by any part of the address or name
CREATE INDEX mailbox_search ON mailbox USING gin (tenant_id, (address || ' ' || lower(display_name)) gin_trgm_ops);
CREATE FUNCTION relevo_count_mailboxes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE tenant t SET mailbox_count = mailbox_count + CASE TG_OP WHEN 'INSERT' THEN d.n ELSE -d.n END
  FROM (SELECT tenant_id, count(*)::int AS n FROM touched GROUP BY tenant_id) d WHERE t.id = d.tenant_id;
  RETURN NULL;
END $$;
CREATE TRIGGER mailbox_counted AFTER INSERT ON mailbox REFERENCING NEW TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION relevo_count_mailboxes();
CREATE TRIGGER mailbox_uncounted AFTER DELETE ON mailbox REFERENCING OLD TABLE AS touched
  FOR EACH STATEMENT EXECUTE FUNCTION relevo_count_mailboxes();
CREATE TABLE alias (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  pair_id uuid NOT NULL REFERENCES pair,
  domain_id uuid NOT NULL REFERENCES domain,
  address text NOT NULL,
  targets text[] NOT NULL,
  revision bigint NOT NULL,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (tenant_id, address)
);
CREATE INDEX alias_pair ON alias (pair_id);

-- Each change to what a pair runs. Its revision comes from updating the pair's own row, whose lock is held until commit:
-- revisions commit in order, so a reader that has seen N has seen all below N.
CREATE TABLE change (
  pair_id uuid NOT NULL REFERENCES pair,
  revision bigint NOT NULL,
  tenant_id uuid,
  entity text NOT NULL CHECK (entity IN ('pair', 'domain', 'mailbox', 'alias')),
  entity_id uuid NOT NULL,
  label text NOT NULL,
  action text NOT NULL,
  actor text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (pair_id, revision)
);
CREATE INDEX change_tenant ON change (tenant_id, revision DESC);
CREATE TABLE receipt (
  node_id uuid NOT NULL REFERENCES node ON DELETE CASCADE,
  revision bigint NOT NULL,
  pair_id uuid NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('applied', 'refused', 'rolled_back')),
  why text,
  applied_at timestamptz NOT NULL,
  took_ms double precision NOT NULL,
  PRIMARY KEY (node_id, revision)
);
CREATE TABLE command (
  id uuid PRIMARY KEY,
  node_id uuid NOT NULL REFERENCES node ON DELETE CASCADE,
  tenant_id uuid,
  spec jsonb NOT NULL,
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'failed')),
  progress jsonb,
  result jsonb,
  error text,
  requested_by text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX command_open ON command (node_id, created_at) WHERE state = 'open';
CREATE INDEX command_recent ON command (created_at DESC);

-- ---------------------------------------------------------------- acts
CREATE TABLE switchover (
  id uuid PRIMARY KEY,
  pair_id uuid NOT NULL REFERENCES pair,
  -- null: every tenant of the pair
  tenant_id uuid REFERENCES tenant,
  direction text NOT NULL CHECK (direction IN ('standby', 'primary')),
  reason text NOT NULL,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
  steps jsonb NOT NULL DEFAULT '[]',
  requested_by text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX switchover_tenant ON switchover (tenant_id, started_at DESC);
CREATE INDEX switchover_pair ON switchover (pair_id, started_at DESC);
-- What the name server follows; written in the transaction that changes a zone. Null: every tenant's records.
CREATE TABLE zone_change (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id uuid,
  at timestamptz NOT NULL DEFAULT now()
);
CREATE TABLE mailbox_import (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
  total integer NOT NULL,
  created integer NOT NULL DEFAULT 0,
  rejected jsonb NOT NULL DEFAULT '[]',
  -- sealed; from it the tokens of the one-time links come, until the import is done
  link_key text,
  revision bigint,
  requested_by text NOT NULL,
  started_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX mailbox_import_tenant ON mailbox_import (tenant_id, started_at DESC);
-- Rows that passed the checks and wait for the worker. A chosen password waits sealed and goes as a hash.
CREATE TABLE mailbox_import_row (
  import_id uuid NOT NULL REFERENCES mailbox_import ON DELETE CASCADE,
  tenant_id uuid NOT NULL,
  line integer NOT NULL,
  mailbox jsonb NOT NULL,
  password text,
  PRIMARY KEY (import_id, line)
);
CREATE TABLE one_time_link (
  token_hash bytea PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  mailbox_id uuid NOT NULL REFERENCES mailbox ON DELETE CASCADE,
  -- sealed with a key derived from the token, which we do not keep: only the holder of the link can open it
  sealed bytea NOT NULL,
  import_id uuid REFERENCES mailbox_import ON DELETE SET NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX one_time_link_import ON one_time_link (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX one_time_link_mailbox ON one_time_link (mailbox_id);
CREATE TABLE idempotency (
  scope text NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status integer,
  response jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (scope, key)
);
CREATE TABLE audit (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  tenant_id uuid,
  at timestamptz NOT NULL DEFAULT now(),
  actor text NOT NULL,
  actor_name text NOT NULL,
  action text NOT NULL,
  target text NOT NULL,
  label text NOT NULL,
  before jsonb,
  after jsonb,
  address inet,
  request_id text
);
CREATE INDEX audit_tenant ON audit (tenant_id, id DESC);

-- ---------------------------------------------------------------- what the nodes saw
CREATE TABLE ingest_cursor (
  node_id uuid NOT NULL REFERENCES node ON DELETE CASCADE,
  stream text NOT NULL CHECK (stream IN ('postfix', 'dovecot')),
  position bigint NOT NULL,
  PRIMARY KEY (node_id, stream)
);
-- One row per tenant concerned: a message between two tenants is two rows, each in its own tenant's sight.
CREATE TABLE mail_event (
  tenant_id uuid NOT NULL,
  at timestamptz NOT NULL,
  node_id uuid NOT NULL,
  position bigint NOT NULL,
  type text NOT NULL CHECK (type IN ('received', 'delivery', 'rejected')),
  direction text NOT NULL CHECK (direction IN ('in', 'out', 'inside')),
  queue_id text NOT NULL,
  message_id text,
  sender text NOT NULL,
  recipient text,
  original_recipient text,
  status text,
  via text,
  relay text,
  client text,
  sasl_user text,
  size bigint,
  delay_seconds double precision,
  enhanced_code text,
  bounce_class text,
  bounce_label text,
  reply text,
  lmtp_session text
) PARTITION BY RANGE (at);
CREATE INDEX mail_event_recipient ON mail_event (tenant_id, recipient, at DESC);
CREATE INDEX mail_event_sender ON mail_event (tenant_id, sender, at DESC);
CREATE INDEX mail_event_queue ON mail_event (tenant_id, queue_id);
CREATE INDEX mail_event_message ON mail_event (tenant_id, message_id);
CREATE INDEX mail_event_at ON mail_event (tenant_id, at DESC);
CREATE TABLE login_event (
  tenant_id uuid NOT NULL,
  at timestamptz NOT NULL,
  node_id uuid NOT NULL,
  position bigint NOT NULL,
  address text NOT NULL,
  protocol text NOT NULL,
  ok boolean NOT NULL,
  remote text,
  tls boolean NOT NULL
) PARTITION BY RANGE (at);
CREATE INDEX login_event_address ON login_event (tenant_id, address, at DESC);

-- Partitions are days; a row with no day of its own waits in the default one and loses nothing.
CREATE TABLE mail_event_default PARTITION OF mail_event DEFAULT;
CREATE TABLE login_event_default PARTITION OF login_event DEFAULT;
CREATE FUNCTION relevo_ensure_day(day date) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE parent text; child text;
BEGIN
  FOREACH parent IN ARRAY ARRAY['mail_event', 'login_event'] LOOP
    child := parent || '_' || to_char(day, 'YYYYMMDD');
    IF to_regclass(child) IS NULL THEN
      PERFORM pg_advisory_xact_lock(hashtext('relevo_ensure_day'));
      IF to_regclass(child) IS NULL THEN
        EXECUTE format('CREATE TABLE %I PARTITION OF %I FOR VALUES FROM (%L) TO (%L)', child, parent, day, day + 1);
      END IF;
    END IF;
  END LOOP;
END $$;
CREATE FUNCTION relevo_drop_days_before(day date) RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE child record; dropped integer := 0;
BEGIN
  FOR child IN SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    JOIN pg_class p ON p.oid = i.inhparent
    WHERE p.relname IN ('mail_event', 'login_event') AND c.relname ~ '_\d{8}$' AND right(c.relname, 8) < to_char(day, 'YYYYMMDD')
  LOOP EXECUTE format('DROP TABLE %I', child.relname); dropped := dropped + 1; END LOOP;
  RETURN dropped;
END $$;

-- ---------------------------------------------------------------- walls
GRANT USAGE ON SCHEMA public TO relevo_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO relevo_app;
REVOKE UPDATE, DELETE ON audit, change FROM relevo_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO relevo_app;
GRANT EXECUTE ON FUNCTION relevo_ensure_day(date), relevo_drop_days_before(date) TO relevo_app;

-- Partitions are reached through their parent, whose policy holds; nobody but the owner reaches a partition itself.
REVOKE ALL ON mail_event_default, login_event_default FROM relevo_app;

DO $$
DECLARE t text; by_pair boolean;
BEGIN
  FOR t IN SELECT c.table_name FROM information_schema.columns c
    JOIN information_schema.tables i USING (table_schema, table_name)
    WHERE c.table_schema = 'public' AND c.column_name = 'tenant_id' AND i.table_type = 'BASE TABLE'
  LOOP
    by_pair := EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = t AND column_name = 'pair_id');
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY scope ON %I USING (tenant_id = (SELECT relevo_tenant()) OR (SELECT relevo_platform())%s)', t,
      CASE WHEN by_pair THEN ' OR pair_id = (SELECT relevo_pair())' ELSE '' END);
  END LOOP;
END $$;
ALTER TABLE tenant ENABLE ROW LEVEL SECURITY;
ALTER TABLE tenant FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON tenant USING (id = (SELECT relevo_tenant()) OR (SELECT relevo_platform()) OR pair_id = (SELECT relevo_pair()));
