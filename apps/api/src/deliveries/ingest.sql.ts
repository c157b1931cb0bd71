import { COUNT_COLUMNS, MAIL_COLUMNS } from './mail-row.js';

/** COPY refuses tables with row-level security, so rows land in one of the connection's own and go on from there. */
export const STAGING = `CREATE TEMP TABLE IF NOT EXISTS ingest_mail (LIKE mail_event, ${COUNT_COLUMNS.map((name) => `${name} text`).join(', ')}) ON COMMIT DELETE ROWS`;

const names = MAIL_COLUMNS.join(', ');
/** What the filter refused has an event of the refusal already; it is counted and not told twice. */
export const STORE_EVENTS = `INSERT INTO mail_event (${names}) SELECT ${names} FROM ingest_mail
  WHERE type <> 'filtered' OR status IN ('clean', 'junk', 'quarantine')`;

/** Rows in the order of the key: two nodes that count at once take their locks in the same order. */
export const COUNT_EVENTS = `
INSERT INTO mail_stat AS s (tenant_id, dimension, bucket, key, direction, outcome, n, bytes)
SELECT e.tenant_id, d.dimension, CASE d.dimension WHEN 'peer' THEN date_trunc('day', e.at, 'UTC') ELSE date_trunc('hour', e.at, 'UTC') END,
  left(d.key, 320), coalesce(d.direction, e.direction), CASE e.type WHEN 'delivery' THEN e.status WHEN 'filtered' THEN 'sent' ELSE e.type END, count(*), coalesce(sum(e.size), 0)
FROM ingest_mail e CROSS JOIN LATERAL (VALUES
  ('total', '', NULL), ('mailbox', e.from_mailbox, 'out'), ('mailbox', e.to_mailbox, 'in'), ('domain', e.peer_domain, NULL), ('provider', e.provider, NULL),
  ('class', e.bounce_class, NULL), ('size', e.size_class, NULL), ('peer', e.peer, NULL), ('verdict', CASE WHEN e.type = 'filtered' THEN e.status END, NULL)
) AS d(dimension, key, direction)
WHERE d.key IS NOT NULL AND (e.type IN ('delivery', 'received', 'rejected') OR (e.type = 'filtered' AND d.dimension = 'verdict'))
GROUP BY 1, 2, 3, 4, 5, 6 ORDER BY 1, 2, 3, 4, 5, 6
ON CONFLICT (tenant_id, dimension, bucket, key, direction, outcome) DO UPDATE SET n = s.n + excluded.n, bytes = s.bytes + excluded.bytes`;

/** Every address that a tenant's mail names. The last time is kept to the hour: a row that did not change is not written again. */
export const KNOW_CORRESPONDENTS = `
INSERT INTO correspondent AS c (tenant_id, address, first_at, last_at)
SELECT e.tenant_id, left(a.address, 320), min(e.at), max(e.at)
FROM ingest_mail e CROSS JOIN LATERAL (VALUES (e.peer), (e.from_mailbox), (e.to_mailbox)) AS a(address)
WHERE a.address <> '' AND e.type = 'delivery' GROUP BY 1, 2 ORDER BY 1, 2
ON CONFLICT (tenant_id, address) DO UPDATE SET last_at = excluded.last_at WHERE c.last_at < excluded.last_at - interval '1 hour'`;
