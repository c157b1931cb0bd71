-- How full each mailbox is, as nodes told last, and of which mark its person was told.
CREATE TABLE mailbox_usage (
  mailbox_id uuid PRIMARY KEY REFERENCES mailbox ON DELETE CASCADE,
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  used_bytes bigint NOT NULL CHECK (used_bytes >= 0),
  at timestamptz NOT NULL,
  warned smallint NOT NULL DEFAULT 0
);
CREATE INDEX mailbox_usage_tenant ON mailbox_usage (tenant_id, used_bytes DESC);
CALL relevo_wall('mailbox_usage');
