-- How long mail stays on the server. A mailbox follows its company's days unless it has its own.
ALTER TABLE mailbox ADD COLUMN retention_own boolean NOT NULL DEFAULT false;
SET LOCAL app.scope = 'platform';
UPDATE mailbox SET retention_own = true WHERE retention_days IS DISTINCT FROM CASE access_mode WHEN 'client' THEN 15 END;
UPDATE deleted_mailbox SET record = record || jsonb_build_object('retention_own',
  (record->>'retention_days')::int IS DISTINCT FROM CASE record->>'access_mode' WHEN 'client' THEN 15 END);

-- No row: nothing is removed, and the days are those of the house.
CREATE TABLE retention_policy (
  tenant_id uuid PRIMARY KEY REFERENCES tenant ON DELETE CASCADE,
  enabled boolean NOT NULL DEFAULT false,
  client_days integer NOT NULL DEFAULT 15 CHECK (client_days BETWEEN 1 AND 3650),
  -- also what no POP3 program has fetched yet
  unfetched boolean NOT NULL DEFAULT false,
  next_run_at timestamptz NOT NULL DEFAULT now(),
  version integer NOT NULL DEFAULT 1
);
CREATE INDEX retention_policy_next ON retention_policy (next_run_at) WHERE enabled;

-- One look or one clearing: what would go, or went.
CREATE TABLE retention_run (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  dry boolean NOT NULL,
  state text NOT NULL DEFAULT 'running' CHECK (state IN ('running', 'done', 'failed')),
  client_days integer NOT NULL,
  unfetched boolean NOT NULL,
  mailboxes integer NOT NULL DEFAULT 0,
  looked integer NOT NULL DEFAULT 0,
  messages bigint NOT NULL DEFAULT 0,
  bytes bigint NOT NULL DEFAULT 0,
  -- old enough, but kept because no POP3 program has fetched it
  waiting bigint NOT NULL DEFAULT 0,
  failed integer NOT NULL DEFAULT 0,
  requested_by text NOT NULL,
  note text,
  created_at timestamptz NOT NULL DEFAULT now(),
  finished_at timestamptz
);
CREATE INDEX retention_run_tenant ON retention_run (tenant_id, id DESC);
CREATE INDEX retention_run_open ON retention_run (id) WHERE state = 'running';

CREATE TABLE retention_result (
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  run_id uuid NOT NULL REFERENCES retention_run ON DELETE CASCADE,
  mailbox_id uuid NOT NULL,
  address text NOT NULL,
  days integer NOT NULL,
  messages integer NOT NULL,
  bytes bigint NOT NULL,
  waiting integer NOT NULL,
  error text,
  PRIMARY KEY (run_id, mailbox_id)
);
CALL relevo_wall('retention_policy', 'retention_run', 'retention_result');
