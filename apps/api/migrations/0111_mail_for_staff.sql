-- Mail over all companies, for staff: what is listed there has no company to lead an index with.
CREATE INDEX mail_event_lost ON mail_event (at DESC) WHERE status IN ('bounced', 'expired');
CREATE INDEX mail_stat_platform ON mail_stat (dimension, bucket) WHERE dimension IN ('total', 'provider', 'class');
CREATE INDEX queue_entry_platform ON queue_entry (arrived_at DESC);

-- Who of the staff saw mail of which company, by hour: so each stands once an hour in that company's audit log.
CREATE TABLE staff_look (
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  actor text NOT NULL,
  what text NOT NULL CHECK (what IN ('queue', 'bounces', 'trace')),
  hour timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, actor, what, hour)
);
CREATE INDEX staff_look_age ON staff_look (hour);
CALL relevo_wall('staff_look');
