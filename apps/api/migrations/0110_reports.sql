-- Reports of failed deliveries that arrived as mail and wait for the log to say that the message was sent at all: the two come by
-- different ways, and a report can be the quicker. What turns out true becomes an event; the rest goes after a day.
CREATE TABLE delivery_report (
  tenant_id uuid NOT NULL REFERENCES tenant ON DELETE CASCADE,
  message_id text NOT NULL,
  recipient text NOT NULL,
  original_recipient text,
  -- to whom the report came
  sender text NOT NULL,
  at timestamptz NOT NULL,
  position bigint NOT NULL,
  enhanced_code text,
  reply text NOT NULL,
  client text,
  taken_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (tenant_id, message_id, recipient)
);
CREATE INDEX delivery_report_age ON delivery_report (taken_at);
CALL relevo_wall('delivery_report');
