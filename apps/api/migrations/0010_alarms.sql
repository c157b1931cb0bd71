-- What somebody of the staff has to look at. One open alarm per dedup_key: what happens again counts on the same row.
CREATE TABLE alarm (
  id uuid PRIMARY KEY,
  -- null: the platform's own
  tenant_id uuid REFERENCES tenant ON DELETE CASCADE,
  severity text NOT NULL CHECK (severity IN ('info', 'warning', 'critical')),
  kind text NOT NULL,
  dedup_key text NOT NULL,
  label text NOT NULL,
  facts jsonb NOT NULL DEFAULT '{}',
  count integer NOT NULL DEFAULT 1,
  opened_at timestamptz NOT NULL DEFAULT now(),
  last_at timestamptz NOT NULL DEFAULT now(),
  closed_at timestamptz,
  closed_by text
);
CREATE UNIQUE INDEX alarm_open ON alarm (dedup_key) WHERE closed_at IS NULL;
CREATE INDEX alarm_tenant ON alarm (tenant_id, id DESC);
CALL relevo_wall('alarm');

-- Who looked into a mailbox, when, at what and why. The mailbox's user reads it; nobody changes it, so it outlives the mailbox.
CREATE TABLE mailbox_look (
  id uuid PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  mailbox_id uuid NOT NULL,
  address text NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  actor text NOT NULL,
  who text NOT NULL,
  -- of the hosting company's own staff, not of the mailbox's company
  staff boolean NOT NULL,
  what text NOT NULL,
  why text NOT NULL
);
CREATE INDEX mailbox_look_mailbox ON mailbox_look (tenant_id, mailbox_id, id DESC);
CALL relevo_wall('mailbox_look');
REVOKE UPDATE, DELETE ON mailbox_look FROM relevo_app;
