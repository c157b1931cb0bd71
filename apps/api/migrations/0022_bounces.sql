-- Addresses that a tenant's mailboxes would better not write to: their last answer was final.
CREATE TABLE suppression (
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  address text NOT NULL,
  -- `bounce`: the log said so; `person`: somebody of the company did
  origin text NOT NULL CHECK (origin IN ('bounce', 'person')),
  reason text NOT NULL,
  bounce_label text,
  bounces integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  last_at timestamptz NOT NULL DEFAULT now(),
  expires_at timestamptz NOT NULL,
  created_by text NOT NULL,
  PRIMARY KEY (tenant_id, address)
);
CREATE INDEX suppression_expiry ON suppression (expires_at);
CALL relevo_wall('suppression');
-- Bounces of a span by their reason, without walking over all that went well.
CREATE INDEX mail_event_failed ON mail_event (tenant_id, at DESC) WHERE status IN ('bounced', 'expired', 'deferred');
