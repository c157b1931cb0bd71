import type pg from 'pg';
import { domainOf } from './attribution.rules.js';
import type { MailEvent, ReportEvent, ReportedDelivery } from './mail-event.js';
import { fromWhereItWent } from './report.rules.js';

/** A destination that takes a message gives up within five days as a rule; its report is on its way a while. */
const LIFE = '10 days';
/** Who floods a company with reports of messages that were never sent fills this and nothing else. */
const MAX_WAITING = 10_000;

/** What reports turned out to be: the failure of a message that was sent, and whose. */
export interface Failure {
  readonly tenantId: string;
  readonly event: ReportedDelivery;
}

/** Keeps reports until the log has said of each message whether it was sent. A report that comes again is the same one. */
export async function keepReports(
  client: pg.ClientBase,
  reports: readonly ReportEvent[],
  tenantOf: (domain: string) => string | undefined,
): Promise<void> {
  const rows = reports.flatMap((report) => {
    const tenant_id = tenantOf(domainOf(report.to));
    return tenant_id ? [{ ...report, tenant_id }] : [];
  });
  if (rows.length === 0) return;
  await client.query(
    `INSERT INTO delivery_report (tenant_id, message_id, recipient, original_recipient, sender, at, position, enhanced_code, reply, client)
     SELECT tenant_id, "messageId", lower(recipient), lower("originalRecipient"), lower("to"), at, position, "enhancedCode", reply, client
     FROM jsonb_to_recordset($1) AS r(tenant_id uuid, "messageId" text, recipient text, "originalRecipient" text, "to" text, at timestamptz,
       position bigint, "enhancedCode" text, reply text, client text)
     WHERE (SELECT count(*) FROM delivery_report w WHERE w.tenant_id = r.tenant_id) < ${MAX_WAITING}
     ORDER BY 1, 2, 3 ON CONFLICT DO NOTHING`,
    [JSON.stringify(rows)],
  );
}

/** Messages of this batch that a report may be about: reported on, or sent just now. */
export function messagesOf(reports: readonly ReportEvent[], mail: readonly MailEvent[]): string[] {
  const sent = mail.flatMap((event) =>
    event.type === 'delivery' && event.status === 'sent' && event.via === 'smtp' && event.messageId ? [event.messageId] : [],
  );
  return [...new Set([...reports.map((report) => report.messageId), ...sent])];
}

/**
 * Takes the waiting reports of these messages that are true: a mailbox of the company had sent that message, by its log-in, from the
 * address to which the report came, to the address that failed, and another host had taken it. What bounced already does not
 * bounce again. Nothing fails before it was sent: where the clocks of two nodes say so, the moment after it was sent counts.
 * Bounces of forwarded mail come to addresses of ours (SRS) and never get here.
 */
export async function settleReports(client: pg.ClientBase, pairId: string, messageIds: readonly string[]): Promise<Failure[]> {
  if (messageIds.length === 0) return [];
  // Locked in the order of the key: of two batches that find the same report, one takes it.
  const { rows: waiting } = await client.query<Waiting>(
    `SELECT r.tenant_id, r.message_id, r.recipient FROM delivery_report r JOIN tenant t ON t.id = r.tenant_id
     WHERE t.pair_id = $1 AND r.message_id = ANY($2) ORDER BY 1, 2, 3 FOR UPDATE OF r`,
    [pairId, messageIds],
  );
  if (waiting.length === 0) return [];
  const { rows } = await client.query<Row>(
    `SELECT DISTINCT ON (r.tenant_id, r.message_id, e.recipient)
       r.tenant_id, r.message_id, r.recipient AS failed, greatest(r.at, e.at + interval '1 ms') AS at, r.position, r.enhanced_code, r.reply, r.client,
       e.recipient, e.original_recipient, e.sender, e.sasl_user, e.queue_id, e.size, e.relay,
       EXISTS (SELECT 1 FROM mail_event b WHERE b.tenant_id = r.tenant_id AND b.message_id = r.message_id AND b.type = 'delivery'
         AND b.status IN ('bounced', 'expired') AND b.recipient = e.recipient AND b.at > now() - interval '${LIFE}') AS known
     FROM delivery_report r JOIN mail_event e ON e.tenant_id = r.tenant_id AND e.message_id = r.message_id
       AND e.type = 'delivery' AND e.status = 'sent' AND e.via = 'smtp' AND e.direction = 'out' AND e.sasl_user IS NOT NULL
       AND e.sender = r.sender AND e.recipient IN (r.recipient, r.original_recipient) AND e.at > now() - interval '${LIFE}'
     WHERE (r.tenant_id, r.message_id, r.recipient) IN (SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]))
     ORDER BY 1, 2, e.recipient, r.at, e.at DESC`,
    keysOf(waiting, (one) => one.recipient),
  );
  if (rows.length === 0) return [];
  await client.query(
    'DELETE FROM delivery_report WHERE (tenant_id, message_id, recipient) IN (SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[]))',
    keysOf(rows, (one) => one.failed),
  );
  return rows.filter((row) => !row.known).map((row) => ({ tenantId: row.tenant_id, event: failure(row) }));
}

function failure(row: Row): ReportedDelivery {
  return {
    type: 'delivery',
    position: row.position,
    at: row.at.toISOString(),
    queueId: row.queue_id,
    status: 'bounced',
    via: fromWhereItWent(row.client, row.relay, domainOf(row.recipient)) ? 'report' : 'hearsay',
    sender: row.sender,
    recipient: row.recipient,
    originalRecipient: row.original_recipient,
    messageId: row.message_id,
    size: row.size,
    client: row.client,
    saslUser: row.sasl_user,
    relay: row.relay,
    delaySeconds: null,
    enhancedCode: row.enhanced_code,
    reply: row.reply,
    lmtpSession: null,
  };
}

interface Waiting {
  readonly tenant_id: string;
  readonly message_id: string;
  readonly recipient: string;
}
interface Row extends Waiting {
  readonly failed: string;
  readonly at: Date;
  readonly position: number;
  readonly enhanced_code: string | null;
  readonly reply: string;
  readonly client: string | null;
  readonly original_recipient: string | null;
  readonly sender: string;
  readonly sasl_user: string;
  readonly queue_id: string;
  readonly size: number | null;
  readonly relay: string | null;
  readonly known: boolean;
}
const keysOf = <T extends Waiting>(rows: readonly T[], recipient: (row: T) => string) => [
  rows.map((row) => row.tenant_id),
  rows.map((row) => row.message_id),
  rows.map(recipient),
];
