import type { Socket } from 'node:net';
import { z } from 'zod';
import type { RecordTables } from '../converge/tables.ts';
import { errorFields, type Log } from '../log.ts';
import { Belongings } from './belongings.ts';
import { LIMIT, type Move, type Person } from './store.ts';
import type { AskStore } from './store-process.ts';

const EVERY_MS = 5000;
/** All of them, in case a node was given an older database. */
const ALL_EVERY_MS = 3_600_000;
const LIMIT_MS = 30_000;

const Time = z.int().min(0);
const People: z.ZodType<Person[]> = z.array(
  z.object({
    userId: z.int(),
    username: z.string().max(320),
    mailboxId: z.string().max(320).nullable(),
    changedAt: Time,
    levelAt: Time.nullable(),
  }),
);
const Copy = z.object({ mailboxId: z.uuid(), changedAt: Time, level: z.boolean(), belongings: Belongings });
const Offer = z.array(z.object({ mailboxId: z.uuid(), changedAt: Time, level: z.boolean() }));
const Answer = z.object({ wanted: z.array(z.uuid()), level: z.array(z.uuid()) });

type Owned = Person & { readonly mailboxId: string };

export interface CopyParts {
  readonly ask: AskStore;
  readonly tables: Pick<RecordTables, 'mailboxAt'>;
  /** Whether this node knows the mailboxes of its pair. */
  readonly ready: () => boolean;
  /** A connection to the other node for this purpose; null without one. */
  readonly dial: () => Socket | null;
  readonly log: Log;
}

/**
 * Keeps what people have in the webmail the same on both nodes, and with the mailbox it belongs to. One line offers what has
 * changed, one answers what is wanted of it, and then a line for each person, each acknowledged. The last change wins.
 */
export class WebmailCopies {
  readonly #parts: CopyParts;
  readonly #timer: NodeJS.Timeout;
  /** Changes that cannot be copied: tried again when there is another. */
  readonly #refused = new Map<string, number>();
  #allAt = 0;
  #turn: Promise<void> = Promise.resolve();
  #busy = false;
  #lastError: string | null = null;

  constructor(parts: CopyParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.round(), EVERY_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Mailboxes whose newest change cannot be copied. */
  get notCopied(): string[] {
    return [...this.#refused.keys()].filter((mailboxId) => this.#addressOf(mailboxId));
  }

  /** Another peer, or one that may have missed something. */
  offerAll(): void {
    this.#allAt = 0;
  }

  async round(): Promise<void> {
    if (this.#busy || !this.#parts.ready()) return;
    this.#busy = true;
    const now = Date.now();
    const all = now >= this.#allAt;
    try {
      const owned = (await this.settle(all ? 'all' : 'open')).filter(
        (person) => person.mailboxId && person.changedAt > 0,
      ) as Owned[];
      const offered = owned.filter(
        ({ mailboxId, changedAt }) => this.#addressOf(mailboxId) && this.#refused.get(mailboxId) !== changedAt,
      );
      const socket = offered.length > 0 ? this.#parts.dial() : null;
      if (socket) await this.#offer(socket, offered);
      if (all && (socket || offered.length === 0)) this.#allAt = now + ALL_EVERY_MS;
      this.#lastError = null;
    } catch (error) {
      const fields = errorFields(error);
      if (this.#lastError !== fields.error) this.#parts.log.warn(fields, 'webmail not copied');
      this.#lastError = fields.error;
    } finally {
      this.#busy = false;
    }
  }

  /** Rows of Roundcube's go by address, and are to go by mailbox: who gets an address later finds nothing of who had it before. */
  settle(which: 'all' | 'open'): Promise<Person[]> {
    const settled = this.#turn.then(() => this.#settle(which));
    this.#turn = settled.then(
      () => {},
      () => {},
    );
    return settled;
  }

  async purge(mailboxId: string): Promise<void> {
    await this.#parts.ask('purge', mailboxId);
  }

  /** The other end. Takes nothing for a mailbox that this node does not have. */
  take(socket: Socket): void {
    socket.setTimeout(LIMIT_MS, () => socket.destroy());
    this.#take(socket).catch((error) => {
      socket.destroy();
      this.#parts.log.warn(errorFields(error), 'webmail not taken');
    });
  }

  async #settle(which: 'all' | 'open'): Promise<Person[]> {
    const people = await this.#people(which);
    const moves: Move[] = [];
    const gone: number[] = [];
    for (const { userId, username, mailboxId: known } of people) {
      const mailboxId = known ?? this.#parts.tables.mailboxAt('address', username)?.id;
      // A deleted mailbox may be restored: until then, or until it is purged, its id is the name.
      const name = mailboxId && (this.#addressOf(mailboxId) ?? mailboxId);
      if (!mailboxId || !name) gone.push(userId);
      else if (name !== username || mailboxId !== known) moves.push({ userId, mailboxId, username: name });
    }
    if (moves.length + gone.length === 0) return people;
    await this.#parts.ask('settle', moves, gone);
    return this.#people(which);
  }

  async #offer(socket: Socket, people: readonly Owned[]): Promise<void> {
    socket.setTimeout(LIMIT_MS, () => socket.destroy(new Error('the peer did not take it in time')));
    socket.on('error', () => {});
    const lines = linesOf(socket);
    const ask = async (line: unknown): Promise<unknown> => {
      socket.write(`${JSON.stringify(line)}\n`);
      const { value, done } = await lines.next();
      if (done) throw new Error('the peer has gone');
      return value;
    };
    try {
      const { wanted, level } = Answer.parse(
        await ask(people.map(({ mailboxId, changedAt, levelAt }) => ({ mailboxId, changedAt, level: levelAt !== null }))),
      );
      const [same, missing] = [new Set(level), new Set(wanted)];
      await this.#level(people.filter(({ mailboxId }) => same.has(mailboxId)));
      for (const { mailboxId, changedAt, levelAt } of people.filter((person) => missing.has(person.mailboxId))) {
        const copy = Copy.safeParse(await this.#parts.ask('read', mailboxId)).data;
        const word = copy ? await ask(copy) : 'refused';
        if (copy && word === 'taken') await this.#level([{ mailboxId, changedAt: copy.changedAt, levelAt }]);
        if (word === 'refused') this.#refuse(mailboxId, copy?.changedAt ?? changedAt);
      }
      socket.end();
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }

  async #take(socket: Socket): Promise<void> {
    const lines = linesOf(socket);
    const { value } = await lines.next();
    const offer = Offer.parse(value).filter(({ mailboxId }) => this.#addressOf(mailboxId));
    const known = await this.#people(offer.map(({ mailboxId }) => mailboxId));
    const own = new Map(known.map((person) => [person.mailboxId, person]));
    const same: Owned[] = [];
    const wanted: string[] = [];
    for (const { mailboxId, changedAt, level } of offer) {
      const mine = own.get(mailboxId);
      if (mine?.changedAt === changedAt) same.push({ ...mine, mailboxId });
      else if (!mine || changedAt > mine.changedAt || !level || mine.levelAt === null) wanted.push(mailboxId);
    }
    await this.#level(same);
    socket.write(`${JSON.stringify({ wanted, level: same.map(({ mailboxId }) => mailboxId) })}\n`);
    for await (const line of lines) socket.write(`${JSON.stringify(await this.#write(line))}\n`);
  }

  /** Refused is what is not as it should be; what failed is tried again. */
  async #write(line: unknown): Promise<'taken' | 'refused' | 'failed'> {
    const copy = Copy.safeParse(line).data;
    if (!copy) return 'refused';
    const address = this.#addressOf(copy.mailboxId);
    if (!address) return 'failed';
    return this.#parts.ask('write', copy, address).then(
      () => 'taken',
      (error) => {
        this.#parts.log.warn({ mailboxId: copy.mailboxId, ...errorFields(error) }, 'webmail not taken');
        return 'failed';
      },
    );
  }

  async #level(people: readonly Pick<Owned, 'mailboxId' | 'changedAt' | 'levelAt'>[]): Promise<void> {
    for (const { mailboxId } of people) this.#refused.delete(mailboxId);
    const open = people.filter(({ changedAt, levelAt }) => levelAt !== changedAt);
    if (open.length > 0) await this.#parts.ask('level', open);
  }

  #refuse(mailboxId: string, changedAt: number): void {
    this.#refused.set(mailboxId, changedAt);
    this.#parts.log.warn({ mailboxId }, 'what this person has in the webmail cannot be copied');
  }

  async #people(which: 'all' | 'open' | readonly string[]): Promise<Person[]> {
    return People.parse(await this.#parts.ask('people', which));
  }

  #addressOf(mailboxId: string): string | undefined {
    return this.#parts.tables.mailboxAt('id', mailboxId)?.address;
  }
}

/** What the peer says, a line each, none of them longer than it may be. */
async function* linesOf(socket: Socket): AsyncGenerator<unknown> {
  let text = '';
  for await (const chunk of socket.setEncoding('utf8')) {
    text += chunk;
    if (text.length > LIMIT + 1024) throw new Error('a line without end');
    if (!String(chunk).includes('\n')) continue;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line);
  }
}
