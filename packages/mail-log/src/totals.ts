import { isIP } from 'node:net';
import { type AnyLine, isParsed, type ParsedLine, type Program } from './line.ts';
import { own } from './own.ts';
import type { PostfixEvent } from './postfix/event.ts';
import type { Peer } from './scan.ts';

export interface Counts {
  received: number;
  delivered: number;
  /** Attempts, as pflogsumm counts deferrals in its tables. */
  deferred: number;
  bounced: number;
  rejected: number;
}

/** What has no hour, day or domain. */
interface OtherCounts {
  deferredMessages: number;
  forwarded: number;
  rejectWarnings: number;
  held: number;
  discarded: number;
}

export interface BeyondCounts extends Counts, OtherCounts {}

export interface SenderCounts {
  messages: number;
  bytes: number;
}

export interface RecipientCounts {
  delivered: number;
  bytes: number;
  deferred: number;
  bounced: number;
}

export interface TotalsReport {
  readonly lines: number;
  readonly unparsed: number;
  readonly received: number;
  readonly delivered: number;
  /** Local deliveries that became new messages (`forwarded as`): not counted as delivered. */
  readonly forwarded: number;
  readonly deferred: { readonly attempts: number; readonly messages: number };
  readonly bounced: number;
  readonly rejected: number;
  readonly rejectWarnings: number;
  readonly held: number;
  readonly discarded: number;
  readonly bytesReceived: number;
  readonly bytesDelivered: number;
  /** `00` to `23`, as the clock in the log says. */
  readonly byHour: Readonly<Record<string, Counts>>;
  readonly byDay: Readonly<Record<string, Counts>>;
  readonly bySenderDomain: Readonly<Record<string, SenderCounts>>;
  readonly byRecipientDomain: Readonly<Record<string, RecipientCounts>>;
  /** What is counted above and pflogsumm leaves out, by the reason (docs/pflogsumm.md). */
  readonly beyondPflogsumm: Readonly<Record<Beyond, BeyondCounts>>;
}

/** Why pflogsumm does not see a line that counts. */
export type Beyond = 'other_instance' | 'other_service' | 'other_fields' | 'milter_in_dialogue' | 'mime_part';

interface Pending {
  size: number;
  client: string | null;
  deferred: boolean;
}

/** Queue ids to remember: sizes for deliveries, and which messages were deferred already. Oldest go first. */
const MAX_PENDING = 500_000;

// What pflogsumm's pattern for the syslog tag takes.
const SERVICES_OF_PFLOGSUMM = new Set([null, 'smtps', 'submission']);

/** Where cleanup finds what its checks refuse, besides header and body. */
const PARTS = new Set(['mime-header', 'nested-header', 'mime-error', 'content']);

/**
 * Running totals of a mail log, defined to equal those of pflogsumm 1.1.5: one `client=` or pickup line is a message received,
 * one `status=sent` is a delivery, a message is deferred once however many attempts were. Where it counts what pflogsumm
 * cannot see, `beyondPflogsumm` says how much.
 */
export class Totals {
  #lines = 0;
  #unparsed = 0;
  readonly #others = otherZero();
  #bytesReceived = 0;
  #bytesDelivered = 0;
  /** The time that `#hour` and `#day` are of. */
  #at = '';
  #hour = zero();
  #day = zero();
  readonly #hours = new Map<string, Counts>();
  readonly #days = new Map<string, Counts>();
  readonly #senders = new Map<string, SenderCounts>();
  readonly #recipients = new Map<string, RecipientCounts>();
  readonly #beyond: Record<Beyond, BeyondCounts> = {
    other_instance: beyondZero(),
    other_service: beyondZero(),
    other_fields: beyondZero(),
    milter_in_dialogue: beyondZero(),
    mime_part: beyondZero(),
  };
  readonly #pending = new Map<string, Pending>();

  add(line: AnyLine): void {
    this.#lines++;
    if (!isParsed(line)) this.#unparsed++;
    else if (line.program.family === 'postfix') this.#postfix(line);
  }

  #postfix(line: ParsedLine): void {
    const event = line.event as PostfixEvent;
    switch (event.kind) {
      case 'client':
        this.#count(line, 'received');
        this.#remember(line.program, event.queueId).client = own(hostOf(event.client));
        break;
      case 'pickup':
        this.#count(line, 'received');
        this.#remember(line.program, event.queueId).client = '';
        break;
      case 'queued':
        this.#queued(line.program, event);
        break;
      case 'delivery':
        this.#delivery(line, event);
        break;
      case 'decision':
        this.#decision(line, event);
        break;
      case 'removed':
        this.#pending.delete(keyOf(line.program, event.queueId));
    }
  }

  #queued(program: Program, event: Extract<PostfixEvent, { kind: 'queued' }>): void {
    const pending = this.#remember(program, event.queueId);
    if (pending.size > 0) return;
    pending.size = event.size;
    if (pending.client === null) return;
    const domain = domainOfAddress(event.sender) || domainOfHost(pending.client);
    const counts = entry(this.#senders, domain, () => ({ messages: 0, bytes: 0 }));
    counts.messages++;
    counts.bytes += event.size;
    this.#bytesReceived += event.size;
    pending.client = null;
  }

  #delivery(line: ParsedLine, event: Extract<PostfixEvent, { kind: 'delivery' }>): void {
    const { status } = event;
    const reason = event.more === null ? null : 'other_fields';
    if (status === 'sent' && event.reply.includes('forwarded as ')) {
      this.#countOther(line, 'forwarded', reason);
      return;
    }
    if (status !== 'sent' && status !== 'deferred' && status !== 'bounced') return;
    const to = entry(this.#recipients, domainOfAddress(event.recipient), () => ({
      delivered: 0,
      bytes: 0,
      deferred: 0,
      bounced: 0,
    }));
    if (status === 'sent') {
      const size = this.#pending.get(keyOf(line.program, event.queueId))?.size ?? 0;
      to.delivered++;
      to.bytes += size;
      this.#bytesDelivered += size;
      this.#count(line, 'delivered', reason);
    } else if (status === 'deferred') {
      const pending = this.#remember(line.program, event.queueId);
      if (!pending.deferred) this.#countOther(line, 'deferredMessages', reason);
      pending.deferred = true;
      to.deferred++;
      this.#count(line, 'deferred', reason);
    } else {
      to.bounced++;
      this.#count(line, 'bounced', reason);
    }
  }

  #decision(line: ParsedLine, event: Extract<PostfixEvent, { kind: 'decision' }>): void {
    const what = DECISIONS.get(event.action);
    if (what === undefined) return;
    const reason = unseenDecision(line.program, event.action, event.stage);
    if (what === 'rejected') this.#count(line, what, reason);
    else this.#countOther(line, what, reason);
  }

  #countOther(line: ParsedLine, what: keyof OtherCounts, reason: Beyond | null): void {
    this.#others[what]++;
    const beyond = unseenBecause(line.program, what) ?? reason;
    if (beyond !== null) this.#beyond[beyond][what]++;
  }

  #count(line: ParsedLine, what: keyof Counts, reason: Beyond | null = null): void {
    if (line.at !== this.#at) {
      this.#at = line.at;
      this.#hour = entry(this.#hours, line.at.slice(11, 13), zero);
      this.#day = entry(this.#days, line.at.slice(0, 10), zero);
    }
    this.#hour[what]++;
    this.#day[what]++;
    const beyond = unseenBecause(line.program, what) ?? reason;
    if (beyond !== null) this.#beyond[beyond][what]++;
  }

  #remember(program: Program, queueId: string): Pending {
    const key = keyOf(program, queueId);
    const known = this.#pending.get(key);
    if (known !== undefined) return known;
    const fresh: Pending = { size: 0, client: null, deferred: false };
    this.#pending.set(own(key), fresh);
    if (this.#pending.size > MAX_PENDING) this.#pending.delete(this.#pending.keys().next().value ?? '');
    return fresh;
  }

  report(): TotalsReport {
    const sum = zero();
    for (const counts of this.#hours.values()) {
      for (const what of COUNTS) sum[what] += counts[what];
    }
    return {
      lines: this.#lines,
      unparsed: this.#unparsed,
      received: sum.received,
      delivered: sum.delivered,
      forwarded: this.#others.forwarded,
      deferred: { attempts: sum.deferred, messages: this.#others.deferredMessages },
      bounced: sum.bounced,
      rejected: sum.rejected,
      rejectWarnings: this.#others.rejectWarnings,
      held: this.#others.held,
      discarded: this.#others.discarded,
      bytesReceived: this.#bytesReceived,
      bytesDelivered: this.#bytesDelivered,
      byHour: sorted(this.#hours),
      byDay: sorted(this.#days),
      bySenderDomain: sorted(this.#senders),
      byRecipientDomain: sorted(this.#recipients),
      beyondPflogsumm: this.#beyond,
    };
  }
}

const COUNTS = ['received', 'delivered', 'deferred', 'bounced', 'rejected'] as const;
const zero = (): Counts => ({ received: 0, delivered: 0, deferred: 0, bounced: 0, rejected: 0 });
const otherZero = (): OtherCounts => ({ deferredMessages: 0, forwarded: 0, rejectWarnings: 0, held: 0, discarded: 0 });
const beyondZero = (): BeyondCounts => ({ ...zero(), ...otherZero() });
const sorted = <V>(map: Map<string, V>): Record<string, V> => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Ids are unique within an instance alone. The usual one needs no prefix, which saves a string per line. */
const keyOf = (program: Program, queueId: string): string =>
  program.instance === 'postfix' ? queueId : `${program.instance} ${queueId}`;

const DECISIONS = new Map<string, 'rejected' | 'rejectWarnings' | 'held' | 'discarded'>([
  ['reject', 'rejected'],
  ['milter-reject', 'rejected'],
  ['reject_warning', 'rejectWarnings'],
  ['warning', 'rejectWarnings'],
  ['hold', 'held'],
  ['milter-hold', 'held'],
  ['discard', 'discarded'],
  ['milter-discard', 'discarded'],
]);

const OF_DELIVERIES = new Set<keyof BeyondCounts>(['delivered', 'forwarded', 'deferred', 'deferredMessages', 'bounced']);

/** pflogsumm takes a delivery from whoever reports it; what comes in, from the services alone that it knows by name, qmqpd not among them. */
function unseenBecause(program: Program, what: keyof BeyondCounts): Beyond | null {
  if (program.instance !== 'postfix') return 'other_instance';
  if (SERVICES_OF_PFLOGSUMM.has(program.service) && program.daemon !== 'qmqpd') return null;
  return OF_DELIVERIES.has(what) ? null : 'other_service';
}

function unseenDecision(program: Program, action: string, stage: string): Beyond | null {
  if (PARTS.has(stage)) return 'mime_part';
  if (!action.startsWith('milter-')) return null;
  return program.daemon === 'cleanup' && stage === 'END-OF-MESSAGE' ? null : 'milter_in_dialogue';
}

function entry<V>(map: Map<string, V>, key: string, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = make();
  map.set(own(key), fresh);
  return fresh;
}

const domainOfAddress = (address: string): string => {
  const at = address.lastIndexOf('@');
  return at < 0 ? '' : address.slice(at + 1).toLowerCase();
};

const hostOf = (client: Peer): string => (client.name === 'unknown' ? (client.address ?? 'unknown') : client.name);

/** A client by its domain, as pflogsumm shortens it: the last labels of its name, or its address; none: a local program. */
function domainOfHost(host: string): string {
  if (host === '') return '<>';
  if (isIP(host) !== 0) return host;
  const labels = host.toLowerCase().split('.');
  return labels.slice(labels.at(-1)?.length === 2 ? -3 : -2).join('.');
}
