import { type BounceRule, classify } from '@relevo/bounce';
import type { Cell } from '../platform/database/copy.js';
import { type Direction, domainOf } from './attribution.rules.js';
import type { MailEvent } from './mail-event.js';
import { providerOf } from './provider.rules.js';

/** Columns of the table that COPY loads: those of mail_event, then what the counts alone need. */
export const MAIL_COLUMNS = [
  'tenant_id',
  'at',
  'node_id',
  'position',
  'type',
  'direction',
  'queue_id',
  'message_id',
  'sender',
  'recipient',
  'original_recipient',
  'status',
  'via',
  'relay',
  'client',
  'sasl_user',
  'size',
  'delay_seconds',
  'enhanced_code',
  'bounce_class',
  'bounce_label',
  'reply',
  'lmtp_session',
  'peer_domain',
  'provider',
  'score',
  'folder',
] as const;
export const COUNT_COLUMNS = ['from_mailbox', 'to_mailbox', 'peer', 'size_class'] as const;

const SIZES: readonly (readonly [limit: number, name: string])[] = [
  [10_000, '10k'],
  [100_000, '100k'],
  [1_000_000, '1m'],
  [5_000_000, '5m'],
  [10_000_000, '10m'],
  [25_000_000, '25m'],
];
export const sizeClass = (size: number | null): string | null =>
  size === null ? null : (SIZES.find(([limit]) => size <= limit)?.[1] ?? 'more');

/** One event as one owner sees it, in the order of the columns above. */
export function mailRow(
  nodeId: string,
  event: MailEvent,
  tenantId: string,
  direction: Direction,
  rules?: readonly BounceRule[],
): Cell[] {
  const delivery = event.type === 'delivery' ? event : null;
  const failed = delivery && delivery.status !== 'sent' ? classify(delivery.reply, rules) : null;
  const sender = 'sender' in event ? event.sender.toLowerCase() : '';
  const inside = event.type === 'stored' || event.type === 'fetched';
  const filtered = event.type === 'filtered' ? event : null;
  const recipient = event.type === 'received' ? null : (event.recipient?.toLowerCase() ?? null);
  const original = delivery?.originalRecipient?.toLowerCase() || null;
  const size = 'size' in event ? event.size : null;
  const peer = direction === 'in' ? sender : recipient;
  const peerDomain = peer === null || inside || direction === 'inside' ? null : domainOf(peer) || null;
  const from = direction === 'in' ? null : (('saslUser' in event ? event.saslUser?.toLowerCase() : null) ?? sender);
  return [
    tenantId,
    event.at,
    nodeId,
    event.position,
    event.type,
    direction,
    event.queueId,
    'messageId' in event ? event.messageId : null,
    sender,
    recipient,
    original,
    delivery?.status ?? filtered?.verdict,
    delivery?.via ?? (event.type === 'fetched' ? event.protocol : null),
    delivery?.relay,
    'client' in event ? event.client : null,
    'saslUser' in event ? event.saslUser : null,
    size,
    delivery?.delaySeconds,
    delivery?.enhancedCode,
    failed?.class,
    failed?.label,
    'reply' in event ? event.reply : (filtered?.symbols ?? null),
    'lmtpSession' in event ? event.lmtpSession : null,
    peerDomain,
    peerDomain === null
      ? null
      : providerOf(direction === 'out' ? (delivery?.relay ?? null) : 'client' in event ? event.client : null, peerDomain),
    filtered?.score ?? null,
    inside ? event.folder : null,
    from,
    direction === 'out' ? null : (original ?? recipient),
    peerDomain === null ? null : peer,
    sizeClass(size),
  ];
}
