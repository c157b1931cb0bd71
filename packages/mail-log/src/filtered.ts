import type { FilteredEvent } from '@relevo/agent-protocol';
import type { RspamdEvent } from './rspamd.ts';

type Scan = Extract<RspamdEvent, { kind: 'scan' }>;
type Filtered = Omit<FilteredEvent, 'position'>;

const MAX_RECIPIENTS = 50;
const MAX_SYMBOLS = 20;

/** One scan as each recipient of the envelope has it; what is no scan is nothing. */
export function filtered(at: string, event: RspamdEvent): readonly Filtered[] {
  if (event.kind !== 'scan') return [];
  const shared = {
    type: 'filtered' as const,
    at,
    queueId: (event.queueId ?? '').slice(0, 40),
    sender: (event.sender ?? '').slice(0, 320),
    messageId: event.messageId?.slice(0, 998) ?? null,
    size: event.size,
    client: event.remoteAddress?.slice(0, 400) ?? null,
    saslUser: event.user?.slice(0, 320) ?? null,
    score: event.score,
    verdict: verdictOf(event),
    symbols: reasons(event),
  };
  return event.recipients.slice(0, MAX_RECIPIENTS).map((recipient) => ({ ...shared, recipient: recipient.slice(0, 320) }));
}

/** By our own filter's symbols, which say more than rspamd's action: that is one for all recipients. */
function verdictOf({ action, symbols }: Scan): Filtered['verdict'] {
  const has = (name: string) => symbols.some((symbol) => symbol.name === name);
  if (action === 'soft reject' || action === 'greylist') return 'later';
  if (action === 'reject') {
    if (has('CLAM_VIRUS')) return 'virus';
    if (has('RELEVO_DENIED')) return 'denied';
    return has('RELEVO_SPAM') || has('GTUBE') ? 'spam' : 'refused';
  }
  if (has('RELEVO_QUARANTINE')) return 'quarantine';
  return action === 'add header' || has('RELEVO_JUNK') || has('RELEVO_SPAM') ? 'junk' : 'clean';
}

const reasons = ({ symbols }: Scan): string =>
  symbols
    .filter(({ score, name }) => (score ?? 0) > 0 && /^\w{1,80}$/.test(name))
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .slice(0, MAX_SYMBOLS)
    .map(({ name }) => name)
    .join(' ');
