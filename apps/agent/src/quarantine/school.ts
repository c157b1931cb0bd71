import { type AnyLine, isParsed } from '@relevo/mail-log';
import { z } from 'zod';
import { errorFields, type Log } from '../log.ts';
import type { Memory } from '../memory.ts';
import type { DoveadmCall } from '../replicate/doveadm.ts';
import { Lesson, type Teach, teachRspamd } from './lessons.ts';
import { DailyAllowance, lessonOf } from './said.ts';

/** Enough for statistics; a longer text is mostly attachments. */
const LIMIT = 512 * 1024;
const RETRY_MS = 30_000;
/** Of one person. Who files the mail of ten years in an afternoon teaches no more than others do. */
const HINTS_PER_DAY = 50;
const Fetched = z.array(z.object({ text: z.string() })).max(10);

export interface SchoolParts {
  readonly doveadm: DoveadmCall;
  readonly memory: Memory;
  readonly teachPeer: Teach;
  readonly log: Log;
}

/**
 * What people do with their mail teaches the company's own statistics, by whatever program: Dovecot's log tells of people's acts
 * and not of what replication writes, so each act is seen on one node, which teaches the other.
 */
export class School {
  readonly #parts: SchoolParts;
  readonly #timer: NodeJS.Timeout;
  readonly #hints = new DailyAllowance(HINTS_PER_DAY);
  #turn: Promise<void> = Promise.resolve();

  constructor(parts: SchoolParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#later(() => this.#teachPeer()), RETRY_MS);
  }

  see(line: AnyLine): void {
    if (!isParsed(line) || line.program.family !== 'dovecot') return;
    const { event } = line;
    if (event.kind !== 'mailbox_event') return;
    const { box, uid } = event.fields;
    const said = lessonOf(event);
    if (!said || !box || !uid || !/^[\d,:]+$/.test(uid)) return;
    const { user } = event;
    if (!said.plainly && !this.#hints.take(user, Date.now())) return;
    const { as } = said;
    this.#later(async () => {
      const query = ['mailbox', box, 'uid', uid, 'smaller', String(LIMIT)];
      const found = Fetched.parse(await this.#parts.doveadm('fetch', { user, field: ['text'], query }));
      for (const { text } of found) await this.take({ as, address: user, raw: Buffer.from(text).toString('base64') });
    });
  }

  /** Here at once, over there as soon as it is there. */
  async take(lesson: Lesson): Promise<void> {
    this.#parts.memory.addLesson(JSON.stringify(lesson), new Date());
    await teachRspamd(lesson);
    this.#later(() => this.#teachPeer());
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #teachPeer(): Promise<void> {
    for (const { id, lesson } of this.#parts.memory.lessons()) {
      await this.#parts.teachPeer(Lesson.parse(JSON.parse(lesson)));
      this.#parts.memory.removeLesson(id);
    }
  }

  /** One after the other; a lesson that fails keeps nobody else from learning. */
  #later(work: () => Promise<void>): void {
    this.#turn = this.#turn.then(work).catch((error) => this.#parts.log.warn(errorFields(error), 'nothing learnt'));
  }
}
