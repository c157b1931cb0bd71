/** Keeps the queue beside a batch of events that waits in `ingest_mail`: the last word on each recipient says whether he still waits. */
export const FOLLOW_QUEUE = `
WITH last AS (
  SELECT DISTINCT ON (tenant_id, node_id, queue_id, recipient) * FROM ingest_mail WHERE type = 'delivery'
  ORDER BY tenant_id, node_id, queue_id, recipient, position DESC
), gone AS (
  DELETE FROM queue_entry q USING last l WHERE l.status <> 'deferred'
    AND (q.tenant_id, q.node_id, q.queue_id, q.recipient) = (l.tenant_id, l.node_id, l.queue_id, l.recipient)
)
INSERT INTO queue_entry AS q (tenant_id, node_id, queue_id, recipient, sender, direction, queue, arrived_at, size, message_id, reason, enhanced_code, bounce_class, bounce_label,
  peer_domain, provider, tries, last_attempt_at)
SELECT tenant_id, node_id, queue_id, recipient, sender, direction, 'deferred', at - make_interval(secs => coalesce(delay_seconds, 0)), size, message_id, reply, enhanced_code,
  bounce_class, bounce_label, coalesce(peer_domain, ''), coalesce(provider, ''), 1, at
FROM last WHERE status = 'deferred'
ON CONFLICT (tenant_id, node_id, queue_id, recipient) DO UPDATE SET queue = 'deferred', reason = excluded.reason, enhanced_code = excluded.enhanced_code,
  bounce_class = excluded.bounce_class, bounce_label = excluded.bounce_label, message_id = excluded.message_id, tries = q.tries + 1, last_attempt_at = excluded.last_attempt_at`;

const COLUMNS = [
  'tenant_id',
  'node_id',
  'queue_id',
  'recipient',
  'sender',
  'direction',
  'queue',
  'arrived_at',
  'size',
  'reason',
  'bounce_class',
  'bounce_label',
  'peer_domain',
  'provider',
] as const;
export const LISTED_COLUMNS = COLUMNS;
export const LISTING = `CREATE TEMP TABLE IF NOT EXISTS listed (LIKE queue_entry) ON COMMIT DELETE ROWS; ALTER TABLE listed ALTER tries DROP NOT NULL, ALTER tenant_id DROP NOT NULL`;

/** What the log has told already is only brought up to date. */
export const UPDATE_KNOWN = `
UPDATE queue_entry q SET queue = l.queue, arrived_at = l.arrived_at, size = l.size, reason = coalesce(l.reason, q.reason)
FROM listed l WHERE q.node_id = l.node_id AND q.queue_id = l.queue_id AND q.recipient = l.recipient
  AND (q.queue, q.arrived_at, q.size, q.reason) IS DISTINCT FROM (l.queue, l.arrived_at, l.size, coalesce(l.reason, q.reason))`;

/** New ones, unless the log, which is quicker, has told their end. Those in the active queue for a moment are no news. */
export const ADD_NEW = `
INSERT INTO queue_entry (${COLUMNS.join(', ')}, tries)
SELECT ${COLUMNS.map((name) => `l.${name}`).join(', ')}, 0 FROM listed l
WHERE l.tenant_id IS NOT NULL AND l.queue IN ('deferred', 'hold') AND NOT EXISTS (
  SELECT 1 FROM mail_event e WHERE e.tenant_id = l.tenant_id AND e.queue_id = l.queue_id AND e.node_id = l.node_id AND e.recipient = l.recipient
    AND e.type = 'delivery' AND e.status <> 'deferred' AND e.at >= l.arrived_at)
ON CONFLICT DO NOTHING`;

export const DROP_GONE = `
DELETE FROM queue_entry q WHERE q.node_id = $1 AND coalesce(q.last_attempt_at, q.arrived_at) < $2::timestamptz
  AND NOT EXISTS (SELECT 1 FROM listed l WHERE l.queue_id = q.queue_id AND l.recipient = q.recipient)`;
