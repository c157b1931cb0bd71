/**
 * What became of bulk mail: the last word on each recipient of each message. An attempt that was put off in the same instant as
 * another word is the earlier of the two. A report that comes later than the delivery is the later word (decision 110).
 */
const follow = (events: string, further = '') => `
INSERT INTO bulk_outcome AS o (tenant_id, message_id, recipient, send_id, at, status, class, put_off)
SELECT m.tenant_id, m.message_id, e.recipient, m.send_id, max(e.at),
  (array_agg(e.status ORDER BY e.at DESC, e.status = 'deferred'))[1],
  (array_agg(coalesce(e.bounce_class, 'unknown') ORDER BY e.at DESC, e.status = 'deferred'))[1], bool_or(e.status = 'deferred')
FROM bulk_message m JOIN ${events} e ON e.tenant_id = m.tenant_id AND e.message_id = m.message_id
WHERE e.type = 'delivery' AND e.direction IN ('out', 'inside') AND e.recipient IS NOT NULL ${further}
GROUP BY m.tenant_id, m.message_id, e.recipient, m.send_id ORDER BY m.tenant_id, m.message_id, e.recipient
ON CONFLICT (tenant_id, message_id, recipient) DO UPDATE SET put_off = o.put_off OR excluded.put_off,
  at = greatest(o.at, excluded.at),
  status = CASE WHEN (excluded.at, excluded.status <> 'deferred') >= (o.at, o.status <> 'deferred') THEN excluded.status ELSE o.status END,
  class = CASE WHEN (excluded.at, excluded.status <> 'deferred') >= (o.at, o.status <> 'deferred') THEN excluded.class ELSE o.class END`;

/** Deliveries that a batch brought, of messages known to be of a send. */
export const FOLLOW_BULK = follow('ingest_mail');

/** Messages just known to be of a send ($1, $2), whose deliveries may have come first; since $3. */
export const FIND_OUTCOMES = follow('mail_event', 'AND m.tenant_id = $1 AND m.message_id = ANY($2) AND e.at >= $3');

/**
 * The node's logs come by streams of their own, at once. Who tells which messages are of a send ($2) waits for who tells what became
 * of messages, and the other way round, within the pair ($1): whichever is second sees the first.
 */
export const ONE_AFTER_THE_OTHER = `SELECT CASE WHEN $2 THEN pg_advisory_xact_lock(hashtextextended('bulk ' || $1, 0))
  ELSE pg_advisory_xact_lock_shared(hashtextextended('bulk ' || $1, 0)) END`;
