import type { KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import {
  Changes,
  CommandList,
  type CommandProgress,
  type CommandResult,
  Correspondents,
  DigestAnswer,
  EnrolAnswer,
  type EnrolRequest,
  EventAck,
  type EventBatch,
  type Health,
  KeyAnswer,
  type NextKey,
  PairState,
  PROTOCOL_VERSION,
  type QuarantineReport,
  type QueueReport,
  type Receipt,
  SendingBookAnswer,
  type SendingReport,
  type UsageReport,
  type WebmailPassword,
  WebmailPasswordAnswer,
  WebmailPerson,
  type WebmailSignIn,
} from '@relevo/agent-protocol';
import type { z } from 'zod';
import { type HttpAnswer, isStale, type SendHttp } from './http.ts';
import { requestToken } from './request-token.ts';

const gzipAsync = promisify(gzip);
const EMPTY = Buffer.alloc(0);
const TIMEOUT_MS = 15_000;
/** A whole pair takes its time. */
const STATE_TIMEOUT_MS = 120_000;
/** Below this, compressing costs more than it saves. */
const GZIP_FROM_BYTES = 1024;

/** The API answered, but not with what was asked. `status` 0 stands for an answer that does not parse. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: string;
  constructor(path: string, status: number, body: string) {
    super(`${path} answered ${status}`);
    this.status = status;
    this.body = body;
  }
}

export interface NodeIdentity {
  readonly nodeId: string;
  /** Changes when the key does. */
  key: KeyObject;
}

/** The API as agents see it; every answer is parsed at this edge. */
export class Api {
  readonly #send: SendHttp;
  readonly #identity: NodeIdentity;

  constructor(send: SendHttp, identity: NodeIdentity) {
    this.#send = send;
    this.#identity = identity;
  }

  changes = (after: number) => this.#get(`/agent/v1/changes?after=${after}`, Changes);
  state = () => this.#get('/agent/v1/state', PairState, STATE_TIMEOUT_MS);
  digest = () => this.#get('/agent/v1/digest', DigestAnswer, STATE_TIMEOUT_MS);
  commands = () => this.#get('/agent/v1/commands', CommandList);
  receipt = (receipt: Receipt) => this.#post('/agent/v1/receipts', receipt);
  quarantine = (report: QuarantineReport) => this.#post('/agent/v1/quarantine', report);
  queue = (report: QueueReport) => this.#post('/agent/v1/queue', report);
  sendingBook = (version: string) =>
    this.#get(`/agent/v1/sending-book?version=${encodeURIComponent(version)}`, SendingBookAnswer, STATE_TIMEOUT_MS);
  correspondents = (since: string) =>
    this.#get(`/agent/v1/correspondents?since=${encodeURIComponent(since)}`, Correspondents, STATE_TIMEOUT_MS);
  sending = (report: SendingReport) => this.#post('/agent/v1/sending', report);
  usage = (report: UsageReport) => this.#post('/agent/v1/usage', report);
  health = (health: Health) => this.#post('/agent/v1/health', health);
  progress = (id: string, progress: z.infer<typeof CommandProgress>) => this.#post(`/agent/v1/commands/${id}/progress`, progress);
  result = (id: string, result: CommandResult) => this.#post(`/agent/v1/commands/${id}/result`, result);

  webmailSignIn = (wish: WebmailSignIn) => this.#ask('/agent/v1/webmail/sign-ins', wish, WebmailPerson);
  webmailPassword = (wish: WebmailPassword) =>
    this.#ask('/agent/v1/webmail/passwords', wish, WebmailPasswordAnswer, { 'accept-language': wish.language });

  announceKey = (publicKey: NextKey['publicKey']) => this.#post('/agent/v1/key', { publicKey });
  async confirmKey(): Promise<KeyAnswer> {
    return this.#ask('/agent/v1/key/confirmation', {}, KeyAnswer);
  }

  /** 409 carries the position that the API has; it is an answer like any other. */
  async events(batch: EventBatch): Promise<z.infer<typeof EventAck>> {
    const path = '/agent/v1/events';
    const answer = await this.#postRaw(path, batch);
    if (answer.status !== 409) this.#expectOk(path, answer);
    return parse(path, EventAck, answer.body);
  }

  async #get<S extends z.ZodType>(path: string, schema: S, timeoutMs = TIMEOUT_MS): Promise<z.infer<S>> {
    const answer = await this.#request('GET', path, EMPTY, {}, timeoutMs);
    this.#expectOk(path, answer);
    return parse(path, schema, answer.body);
  }

  async #post(path: string, value: unknown): Promise<void> {
    this.#expectOk(path, await this.#postRaw(path, value));
  }

  async #ask<S extends z.ZodType>(
    path: string,
    value: unknown,
    schema: S,
    headers: Record<string, string> = {},
  ): Promise<z.infer<S>> {
    const answer = await this.#postRaw(path, value, headers);
    this.#expectOk(path, answer);
    return parse(path, schema, answer.body);
  }

  async #postRaw(path: string, value: unknown, extra: Record<string, string> = {}): Promise<HttpAnswer> {
    const plain = Buffer.from(JSON.stringify(value));
    const packed = plain.length >= GZIP_FROM_BYTES;
    const body = packed ? await gzipAsync(plain) : plain;
    const headers = { ...extra, 'content-type': 'application/json', ...(packed ? { 'content-encoding': 'gzip' } : {}) };
    return this.#request('POST', path, body, headers, TIMEOUT_MS);
  }

  async #request(method: 'GET' | 'POST', path: string, body: Buffer, headers: Record<string, string>, timeoutMs: number) {
    const { key, nodeId } = this.#identity;
    const send = () => {
      const token = requestToken(key, nodeId, { method, path, body }, new Date());
      const all = { authorization: `Bearer ${token}`, 'x-relevo-protocol': String(PROTOCOL_VERSION), ...headers };
      return this.#send({ method, path, headers: all, body, timeoutMs });
    };
    // Again with a token of its own: each is good for one request. All that agents send has the same effect if sent twice.
    return send().catch((error) => (isStale(error) ? send() : Promise.reject(error)));
  }

  #expectOk(path: string, answer: HttpAnswer): void {
    if (answer.status < 200 || answer.status > 299)
      throw new ApiError(path, answer.status, answer.body.toString().slice(0, 2000));
  }
}

/** Spends the one-time token. The only request without a signature: the key becomes known by it. */
export async function enrol(send: SendHttp, request: EnrolRequest): Promise<EnrolAnswer> {
  const path = '/agent/v1/enrol';
  const headers = { 'content-type': 'application/json', 'x-relevo-protocol': String(PROTOCOL_VERSION) };
  const answer = await send({ method: 'POST', path, headers, body: Buffer.from(JSON.stringify(request)), timeoutMs: TIMEOUT_MS });
  if (answer.status < 200 || answer.status > 299) throw new ApiError(path, answer.status, answer.body.toString().slice(0, 2000));
  return parse(path, EnrolAnswer, answer.body);
}

function parse<S extends z.ZodType>(path: string, schema: S, body: Buffer): z.infer<S> {
  let json: unknown;
  try {
    json = JSON.parse(body.toString());
  } catch {
    throw new ApiError(path, 0, 'not JSON');
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  // Paths and rules alone: the values may be passwords' hashes.
  const where = parsed.error.issues.slice(0, 5).map((issue) => `${issue.path.join('.')}: ${issue.code}`);
  throw new ApiError(path, 0, where.join('; '));
}
