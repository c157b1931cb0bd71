/** A mailbox that does not exist will not exist tomorrow; it may next season. */
const DAYS = 90;

/** Labels whose word is final about an address: what our own reputation, a full mailbox or a broken domain says is not. */
const FINAL = ['user_unknown', 'user_disabled', 'user_moved', 'bad_syntax', 'null_mx'];

/**
 * Beside a batch of events in `ingest_mail`: who bounced for good is suppressed, who took mail since is not any more. What somebody
 * else than the destination reported suppresses nobody.
 */
export const FOLLOW_SUPPRESSIONS = `
WITH last AS (
  SELECT DISTINCT ON (tenant_id, recipient) tenant_id, recipient, status, reply, bounce_label, at FROM ingest_mail
  WHERE type = 'delivery' AND direction = 'out' AND status <> 'deferred' AND via <> 'hearsay' ORDER BY tenant_id, recipient, at DESC, position DESC
), cleared AS (
  DELETE FROM suppression s USING last l WHERE s.tenant_id = l.tenant_id AND s.address = l.recipient AND l.status = 'sent' AND s.origin = 'bounce' AND s.last_at <= l.at
)
INSERT INTO suppression AS s (tenant_id, address, origin, reason, bounce_label, bounces, created_at, last_at, expires_at, created_by)
SELECT tenant_id, recipient, 'bounce', left(reply, 1000), bounce_label, 1, at, at, at + interval '${DAYS} days', 'Relevo' FROM last
WHERE status = 'bounced' AND bounce_label IN (${FINAL.map((label) => `'${label}'`).join(', ')}) ORDER BY 1, 2
ON CONFLICT (tenant_id, address) DO UPDATE SET bounces = s.bounces + 1, last_at = excluded.last_at, expires_at = greatest(s.expires_at, excluded.expires_at),
  reason = excluded.reason, bounce_label = excluded.bounce_label`;
