-- A link, once, for setting up one device: whoever opens it gets an app password of that mailbox, made at that moment.
CREATE TABLE device_link (
  token_hash bytea PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant,
  mailbox_id uuid NOT NULL REFERENCES mailbox ON DELETE CASCADE,
  name text NOT NULL,
  -- who made the link: the app password is theirs in the audit log
  actor_id text NOT NULL,
  actor_name text NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX device_link_mailbox ON device_link (mailbox_id);
CALL relevo_wall('device_link');
