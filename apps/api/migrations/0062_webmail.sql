-- One way into the webmail for one mailbox: shown to its own user's browser, good once and for a minute.
CREATE TABLE webmail_ticket (
  hash bytea PRIMARY KEY,
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  mailbox_id uuid NOT NULL REFERENCES mailbox ON DELETE CASCADE,
  created_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  used_at timestamptz
);
CREATE INDEX webmail_ticket_expires ON webmail_ticket (expires_at);
CALL relevo_wall('webmail_ticket');
