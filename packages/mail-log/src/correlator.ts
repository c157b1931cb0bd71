import type {
  AppPasswordEvent,
  BulkEvent,
  DeliveryEvent,
  FetchedEvent,
  FilteredEvent,
  LoginEvent,
  ReceivedEvent,
  RejectedEvent,
  ReportEvent,
  StoredEvent,
} from '@relevo/agent-protocol';
import { bulkNote } from './bulk/note.ts';
import type { DovecotEvent } from './dovecot/event.ts';
import { filtered } from './filtered.ts';
import { type AnyLine, isParsed, type ParsedLine } from './line.ts';
import { own } from './own.ts';
import type { PostfixEvent } from './postfix/event.ts';
import { reported } from './report/reported.ts';
import type { RspamdEvent } from './rspamd.ts';
import { bareId, peerText } from './scan.ts';

type WithoutPosition<T> = T extends unknown ? Omit<T, 'position'> : never;
type Any =
  | DeliveryEvent
  | ReceivedEvent
  | RejectedEvent
  | FilteredEvent
  | StoredEvent
  | FetchedEvent
  | ReportEvent
  | BulkEvent
  | LoginEvent
  | AppPasswordEvent;

/** A LogEvent of the agent protocol without its position, which only the reader of the file knows. */
export type CorrelatedEvent = WithoutPosition<Any>;

/** What is known of one message in a queue. Plain data: the agent keeps it beside its cursor. */
export interface MessageMemory {
  /** Milliseconds, by the log's own clock: when it was last heard of. */
  seen: number;
  /** Came in from outside or from a local program, and not yet reported as received. */
  arriving: boolean;
  sender: string | null;
  messageId: string | null;
  size: number | null;
  client: string | null;
  saslUser: string | null;
  /** Of the message that this one goes on with (Postfix XFORWARD). */
  origQueueId?: string;
  /** Recipients that wait, with the last word about each: qmgr's "expired" names none. */
  waiting: { recipient: string; originalRecipient: string | null; reply: string; enhancedCode: string | null }[];
}

export interface CorrelatorOptions {
  /** Postfix gives up after five days (maximal_queue_lifetime); a message unheard of for longer is forgotten. */
  readonly maxAgeMs?: number;
  readonly maxMessages?: number;
}

export interface CorrelatorSnapshot {
  readonly messages: readonly (readonly [string, MessageMemory])[];
  readonly sessions: readonly string[];
  readonly read?: readonly string[];
}

const DAY_MS = 86_400_000;
const MAX_WAITING = 200;
const MAX_SESSIONS = 50_000;
/** Messages of which it was told that they were read; a flag is set more than once. */
const MAX_READ = 5000;

/**
 * Joins the lines of one node's logs into deliveries, receptions, refusals and log-ins.
 *
 * Feed lines in the order of the log. Memory is bounded: a message goes when Postfix removes it, when it grows old, or when
 * there are too many. Lost memory costs fields (null), never events.
 */
export class Correlator {
  readonly #maxAgeMs: number;
  readonly #maxMessages: number;
  readonly #messages: Map<string, MessageMemory>;
  /** smtpd processes whose present session has TLS, by instance and pid. */
  readonly #sessions: Set<string>;
  readonly #read: Set<string>;
  #sinceEviction = 0;

  constructor(options: CorrelatorOptions = {}, snapshot?: CorrelatorSnapshot) {
    this.#maxAgeMs = options.maxAgeMs ?? 6 * DAY_MS;
    this.#maxMessages = options.maxMessages ?? 200_000;
    this.#messages = new Map(snapshot?.messages.map(([key, memory]) => [key, { ...memory, waiting: [...memory.waiting] }]));
    this.#sessions = new Set(snapshot?.sessions);
    this.#read = new Set(snapshot?.read);
  }

  /** What must be kept beside the cursor for the next process to go on as if this one had not ended. JSON-safe. */
  snapshot(): CorrelatorSnapshot {
    return { messages: [...this.#messages], sessions: [...this.#sessions], read: [...this.#read] };
  }

  /** How many messages are remembered. */
  get size(): number {
    return this.#messages.size;
  }

  /** How a message that is still remembered came in. */
  originOf(queueId: string): { readonly saslUser: string | null; readonly client: string | null } | null {
    return this.#messages.get(`postfix ${queueId}`) ?? null;
  }

  /** The events that this line completes: mostly none or one. */
  feed(line: AnyLine): readonly CorrelatedEvent[] {
    if (!isParsed(line)) return NONE;
    if (line.program.family === 'postfix') return this.#postfix(line, line.event as PostfixEvent);
    if (line.program.family === 'rspamd') return scanned(utc(line.at), line.event as RspamdEvent);
    return this.#dovecot(line, line.event as DovecotEvent);
  }

  #dovecot(line: ParsedLine, event: DovecotEvent): readonly CorrelatedEvent[] {
    if (event.kind === 'stored') return stored(line, event);
    if (event.kind === 'mailbox_event') return this.#fetched(line, event);
    if (event.kind === 'app_password') return appPasswordUse(line, event);
    return dovecotLogin(line, event);
  }

  /** A program that shows a message, or takes it by POP3, marks it as seen (RFC 9051 section 2.3.2). */
  #fetched(line: ParsedLine, event: Extract<DovecotEvent, { kind: 'mailbox_event' }>): readonly CorrelatedEvent[] {
    const { msgid, flags, box } = event.fields;
    const protocol = line.program.daemon;
    if (event.act !== 'flag_change' || (protocol !== 'imap' && protocol !== 'pop3')) return NONE;
    if (!msgid || !flags?.includes('\\Seen')) return NONE;
    const messageId = clip(bareId(msgid), 998);
    const key = `${event.user} ${messageId}`;
    if (messageId === '' || this.#read.has(key)) return NONE;
    this.#read.add(own(key));
    if (this.#read.size > MAX_READ) this.#read.delete(this.#read.values().next().value ?? '');
    const recipient = clip(event.user, 320);
    return [{ type: 'fetched', at: utc(line.at), queueId: '', recipient, messageId, folder: clip(box ?? '', 255), protocol }];
  }

  #postfix(line: ParsedLine, event: PostfixEvent): readonly CorrelatedEvent[] {
    switch (event.kind) {
      case 'client':
        return this.#client(line, event);
      case 'pickup':
        Object.assign(this.#message(line, event.queueId), { arriving: true, sender: own(event.sender) });
        return NONE;
      case 'message_id':
        if (!event.resent) this.#message(line, event.queueId).messageId = own(event.messageId);
        return NONE;
      case 'queued':
        return this.#queued(line, event);
      case 'delivery':
        return this.#delivery(line, event);
      case 'expired':
        return this.#expired(line, event);
      case 'removed':
        this.#messages.delete(keyOf(line, event.queueId));
        return NONE;
      case 'decision':
        return event.action === 'reject' || event.action === 'milter-reject' ? [this.#rejected(line, event)] : NONE;
      case 'sasl_failure':
        return saslFailure(line, event, this.#sessions.has(sessionOf(line)));
      case 'tls':
        if (event.direction === 'from' && this.#sessions.size < MAX_SESSIONS) this.#sessions.add(sessionOf(line));
        return NONE;
      case 'connect':
      case 'disconnect':
        this.#sessions.delete(sessionOf(line));
        return NONE;
      default:
        return NONE;
    }
  }

  #client(line: ParsedLine, event: Extract<PostfixEvent, { kind: 'client' }>): readonly CorrelatedEvent[] {
    const saslUser = event.saslUsername === null ? null : own(event.saslUsername);
    if (event.queueId !== 'NOQUEUE') {
      const message = this.#message(line, event.queueId);
      Object.assign(message, { arriving: true, client: own(peerText(event.client)), saslUser });
      if (event.origQueueId) message.origQueueId = own(event.origQueueId);
    }
    if (saslUser === null) return NONE;
    const tls = this.#sessions.has(sessionOf(line));
    return [login(line, saslUser, 'smtp', true, event.client.address, tls)];
  }

  #queued(line: ParsedLine, event: Extract<PostfixEvent, { kind: 'queued' }>): readonly CorrelatedEvent[] {
    const message = this.#message(line, event.queueId);
    message.sender = own(event.sender);
    message.size = event.size;
    // qmgr says this again each time it takes a deferred message up.
    if (!message.arriving) return NONE;
    message.arriving = false;
    return [
      {
        type: 'received',
        at: utc(line.at),
        queueId: event.queueId,
        sender: clip(event.sender, 320),
        recipientCount: event.recipientCount,
        ...known(message),
      },
    ];
  }

  #delivery(line: ParsedLine, event: Extract<PostfixEvent, { kind: 'delivery' }>): readonly CorrelatedEvent[] {
    const { status } = event;
    // Address probes (verify(8)) end in `deliverable` and `undeliverable`: no mail moved.
    if (status !== 'sent' && status !== 'deferred' && status !== 'bounced' && status !== 'expired') return NONE;
    const message = this.#message(line, event.queueId);
    remember(message, event);
    return [delivery(line, event.queueId, message, { ...event, status, reply: event.reply })];
  }

  /** qmgr gives up on a message: every recipient that waits is done for, with the last word about it. */
  #expired(line: ParsedLine, event: Extract<PostfixEvent, { kind: 'expired' }>): readonly CorrelatedEvent[] {
    if (event.status !== 'expired' && event.status !== 'force-expired') return NONE;
    const message = this.#message(line, event.queueId);
    message.sender ??= own(event.sender);
    const waiting = message.waiting;
    message.waiting = [];
    return waiting.map((last) =>
      delivery(line, event.queueId, message, { ...last, status: 'expired', relay: null, delaySeconds: null }),
    );
  }

  #rejected(line: ParsedLine, event: Extract<PostfixEvent, { kind: 'decision' }>): CorrelatedEvent {
    const message = this.#messages.get(keyOf(line, event.queueId));
    return {
      type: 'rejected',
      at: utc(line.at),
      queueId: event.queueId,
      sender: clip(event.sender ?? '', 320),
      recipient: event.recipient === null ? null : clip(event.recipient, 320),
      client: event.client === null ? (message?.client ?? null) : clip(peerText(event.client), 400),
      saslUser: event.saslUsername ?? message?.saslUser ?? null,
      reply: clip(event.reply, 4000),
    };
  }

  #message(line: ParsedLine, queueId: string): MessageMemory {
    const key = keyOf(line, queueId);
    const seen = Date.parse(line.at);
    const before = this.#messages.get(key);
    if (before !== undefined) {
      before.seen = seen;
      return before;
    }
    const fresh: MessageMemory = {
      seen,
      arriving: false,
      sender: null,
      messageId: null,
      size: null,
      client: null,
      saslUser: null,
      waiting: [],
    };
    this.#messages.set(own(key), fresh);
    this.#evict(seen);
    return fresh;
  }

  /** Age is judged once in a thousand new messages; number on each. A Map keeps the order of arrival. */
  #evict(now: number): void {
    if (this.#messages.size > this.#maxMessages) this.#messages.delete(this.#messages.keys().next().value ?? '');
    if (++this.#sinceEviction < 1000) return;
    this.#sinceEviction = 0;
    for (const [key, message] of this.#messages) {
      if (now - message.seen > this.#maxAgeMs) this.#messages.delete(key);
    }
  }
}

const NONE: readonly CorrelatedEvent[] = [];

const scanned = (at: string, event: RspamdEvent): readonly CorrelatedEvent[] =>
  event.kind === 'report' ? reported(at, event) : event.kind === 'bulk' ? bulkNote(at, event) : filtered(at, event);

const keyOf = (line: ParsedLine, queueId: string): string => `${line.program.instance} ${queueId}`;
const sessionOf = (line: ParsedLine): string => `${line.program.instance} ${line.pid}`;

/** The protocol's times end in Z. */
const utc = (at: string): string => (at.endsWith('Z') ? at : new Date(at).toISOString());

const clip = (text: string, max: number): string => (text.length > max ? text.slice(0, max) : text);
const clipped = (text: string | null, max: number): string | null => (text === null ? null : clip(text, max));

const known = (message: MessageMemory) => ({
  messageId: clipped(message.messageId, 998),
  size: message.size,
  client: clipped(message.client, 400),
  saslUser: clipped(message.saslUser, 320),
  ...(message.origQueueId ? { origQueueId: clip(message.origQueueId, 40) } : {}),
});

function remember(message: MessageMemory, event: Extract<PostfixEvent, { kind: 'delivery' }>): void {
  message.waiting = message.waiting.filter((other) => other.recipient !== event.recipient);
  if (event.status !== 'deferred' || message.waiting.length >= MAX_WAITING) return;
  message.waiting.push({
    recipient: own(event.recipient),
    originalRecipient: event.originalRecipient === null ? null : own(event.originalRecipient),
    reply: own(event.reply),
    enhancedCode: event.enhancedCode,
  });
}

type Attempt = Pick<
  Extract<PostfixEvent, { kind: 'delivery' }>,
  'recipient' | 'originalRecipient' | 'enhancedCode' | 'reply' | 'delaySeconds'
> & {
  readonly status: DeliveryEvent['status'];
  readonly relay: Extract<PostfixEvent, { kind: 'delivery' }>['relay'] | null;
};

function delivery(line: ParsedLine, queueId: string, message: MessageMemory, attempt: Attempt): CorrelatedEvent {
  const { daemon } = line.program;
  return {
    type: 'delivery',
    at: utc(line.at),
    queueId,
    status: attempt.status,
    via: daemon === 'lmtp' || daemon === 'smtp' ? daemon : 'other',
    sender: clip(message.sender ?? '', 320),
    recipient: clip(attempt.recipient, 320),
    originalRecipient: clipped(attempt.originalRecipient, 320),
    ...known(message),
    relay: attempt.relay === null || attempt.relay.name === 'none' ? null : clip(peerText(attempt.relay), 400),
    delaySeconds: attempt.delaySeconds,
    enhancedCode: clipped(attempt.enhancedCode, 20),
    reply: clip(attempt.reply, 4000),
    lmtpSession: daemon === 'lmtp' && attempt.status === 'sent' ? lmtpSession(attempt.reply) : null,
  };
}

/** Dovecot answers `250 2.0.0 <a@b> SESSION Saved`, and writes the same session in its own log. */
function lmtpSession(reply: string): string | null {
  if (!reply.endsWith(' Saved')) return null;
  const start = reply.lastIndexOf(' ', reply.length - 7) + 1;
  const word = reply.slice(start, -6);
  return word.length > 0 && word.length <= 60 ? word : null;
}

function saslFailure(
  line: ParsedLine,
  event: Extract<PostfixEvent, { kind: 'sasl_failure' }>,
  tls: boolean,
): readonly CorrelatedEvent[] {
  // Older Postfix does not say whose password it was: then there is nobody to tell.
  return event.saslUsername ? [login(line, event.saslUsername, 'smtp', false, event.client.address, tls)] : NONE;
}

/** Where it was put; what was sent on or thrown away has other events, or none. */
function stored(line: ParsedLine, event: Extract<DovecotEvent, { kind: 'stored' }>): readonly CorrelatedEvent[] {
  if ((event.act !== 'stored' && event.act !== 'saved') || event.messageId === null || event.target === null) return NONE;
  return [
    {
      type: 'stored',
      at: utc(line.at),
      queueId: '',
      recipient: clip(event.user, 320),
      messageId: clip(event.messageId, 998),
      folder: clip(event.target, 255),
      lmtpSession: clipped(event.session, 60),
    },
  ];
}

const PROTOCOLS: Readonly<Record<string, LoginEvent['protocol']>> = {
  'imap-login': 'imap',
  'pop3-login': 'pop3',
  'managesieve-login': 'sieve',
  'submission-login': 'smtp',
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

function appPasswordUse(line: ParsedLine, event: Extract<DovecotEvent, { kind: 'app_password' }>): readonly CorrelatedEvent[] {
  const { appPassword, user, remote } = event;
  if (event.service !== 'smtp' || !UUID.test(appPassword)) return NONE;
  const address = clip(user, 320);
  return [{ type: 'app_password', at: utc(line.at), address, protocol: 'smtp', remote: clipped(remote, 64), appPassword }];
}

function dovecotLogin(line: ParsedLine, event: DovecotEvent): readonly CorrelatedEvent[] {
  if (event.kind !== 'login' && event.kind !== 'login_failed') return NONE;
  const protocol = PROTOCOLS[line.program.daemon];
  if (protocol === undefined || event.user === null) return NONE;
  // Taken by the host's own address: the webmail asks there, for a person who came to it by TLS.
  if (event.localAddress === '127.0.0.1') return [login(line, event.user, 'webmail', event.ok, event.remoteAddress, true)];
  const told = login(line, event.user, protocol, event.ok, event.remoteAddress, event.tls?.startsWith('TLS') ?? false);
  // A refused name may hold whatever its sender likes.
  const app = event.ok && UUID.test(event.appPassword ?? '') ? { appPassword: event.appPassword } : {};
  return [{ ...told, ...app }];
}

function login(
  line: ParsedLine,
  address: string,
  protocol: LoginEvent['protocol'],
  ok: boolean,
  remote: string | null,
  tls: boolean,
): Omit<LoginEvent, 'position'> {
  return { type: 'login', at: utc(line.at), address: clip(address, 320), protocol, ok, remote: clipped(remote, 64), tls };
}
