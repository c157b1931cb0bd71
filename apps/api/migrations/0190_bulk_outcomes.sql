-- The last word on each recipient of bulk mail, kept as it comes: a page of sends reads no deliveries of thirty days.
CREATE TABLE bulk_outcome (
  tenant_id uuid NOT NULL,
  message_id text NOT NULL,
  recipient text NOT NULL,
  send_id uuid NOT NULL REFERENCES bulk_send ON DELETE CASCADE,
  at timestamptz NOT NULL,
  status text NOT NULL,
  class text NOT NULL,
  -- whether some attempt was put off, whatever came later
  put_off boolean NOT NULL,
  PRIMARY KEY (tenant_id, message_id, recipient)
);
CREATE INDEX bulk_outcome_send ON bulk_outcome (tenant_id, send_id, status, class, put_off);
CALL relevo_wall('bulk_outcome');

INSERT INTO bulk_outcome (tenant_id, message_id, recipient, send_id, at, status, class, put_off)
SELECT m.tenant_id, m.message_id, e.recipient, m.send_id, max(e.at),
  (array_agg(e.status ORDER BY e.at DESC, e.status = 'deferred'))[1],
  (array_agg(coalesce(e.bounce_class, 'unknown') ORDER BY e.at DESC, e.status = 'deferred'))[1], bool_or(e.status = 'deferred')
FROM bulk_message m JOIN mail_event e ON e.tenant_id = m.tenant_id AND e.message_id = m.message_id
WHERE e.type = 'delivery' AND e.direction IN ('out', 'inside') AND e.recipient IS NOT NULL
GROUP BY m.tenant_id, m.message_id, e.recipient, m.send_id;
