import { readFile } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import {
  type BounceLabel,
  type BounceRule,
  classify,
  corpusRows,
  correctionRule,
  type Labelled,
  labelled,
  parseReply,
  SPLIT_FILES,
  speaksFor,
  TUNING_FILE,
  tryCorrection,
} from '@relevo/bounce';
import { sql } from 'kysely';
import { z } from 'zod';
import { Audit } from '../audit/audit.service.js';
import { Database, type Tx } from '../platform/database/database.js';
import type { PlatformScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { decodeCursor, encodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.js';
import { newId } from '../platform/ids.js';
import { BounceRules } from './bounce-rules.service.js';
import type { CorrectionTrial, CorrectionView, CreateCorrection, TryCorrection, UnclearReply } from './corrections.dto.js';

const DAYS = 30;
const RECENT_REPLIES = 20_000;
const SHOWN = 20;
/** Below this a reading is a guess that staff should look at. */
const SURE = 0.6;

interface Recent {
  reply: string;
  n: number;
  class: string | null;
  provider: string | null;
}

/** Corrections of how bounces are read: tried against the corpus and the last month before they go live. */
@Injectable()
export class Corrections {
  #corpus: Promise<readonly Labelled[]> | undefined;

  constructor(
    private readonly database: Database,
    private readonly audit: Audit,
    private readonly rules: BounceRules,
  ) {}

  async list(query: PageQuery): Promise<Page<CorrectionView>> {
    const after = decodeCursor(query.cursor, z.tuple([z.iso.datetime(), z.uuid()]));
    let rows = this.database.platform
      .selectFrom('bounce_correction')
      .selectAll()
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .limit(query.limit + 1);
    if (after)
      rows = rows.where(
        sql<boolean>`(date_trunc('milliseconds', created_at), id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`,
      );
    return toPage(await rows.execute(), query.limit, toView, (row) => encodeCursor(row.created_at.toISOString(), row.id));
  }

  /** What nobody has understood yet, the most frequent first; replies that differ in numbers alone are one. */
  async unclear(): Promise<UnclearReply[]> {
    const rules = await this.rules.current();
    const groups = new Map<string, UnclearReply>();
    for (const row of await this.#recent(this.database.platform)) {
      const verdict = classify(row.reply, rules);
      // What is known and belongs to none of the four is no riddle: a deferral says "later", and that is that.
      if (verdict.rule !== null && verdict.confidence >= SURE) continue;
      const key = parseReply(row.reply).text.replace(/\d+/g, '0');
      const known = groups.get(key);
      if (known) known.n += row.n;
      else groups.set(key, { reply: row.reply, n: row.n, provider: row.provider ?? '', ...reading(verdict) });
    }
    return [...groups.values()].sort((a, b) => b.n - a.n).slice(0, 100);
  }

  async try(wish: TryCorrection): Promise<Result<CorrectionTrial, 'correction.empty'>> {
    const rule = ruleOf(wish);
    if (!rule) return err('correction.empty', {}, 'phrases');
    return ok(await this.#trial(rule, wish, this.database.platform));
  }

  /** Goes live at once, here and for what is stored of the last thirty days. */
  async create(scope: PlatformScope, wish: CreateCorrection): Promise<Result<CorrectionView>> {
    const id = newId<string>();
    const rule = ruleOf(wish, id);
    if (!rule) return err('correction.empty', {}, 'phrases');
    const made = await this.database.within(scope, async (tx): Promise<Result<CorrectionView>> => {
      // One at a time: each is tried with those before it.
      await sql`SELECT pg_advisory_xact_lock(hashtext('bounce_correction'))`.execute(tx);
      const trial = await this.#trial(rule, wish, tx);
      if (!trial.fits) return err('correction.misses_sample', {}, 'phrases');
      if (trial.corpus.broken.length > 0) return err('correction.breaks', { n: trial.corpus.broken.length }, 'phrases');
      const row = await tx
        .insertInto('bounce_correction')
        .values({
          id,
          phrases: wish.phrases,
          code: wish.code,
          class: wish.class,
          label: wish.label,
          sample: wish.sample,
          reason: wish.reason,
          mended: trial.corpus.mended.length,
          created_by: scope.actor.name,
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      await this.#readAgain(tx, (reply) => (speaksFor(rule, reply) ? [wish.class, wish.label] : null));
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: null,
          action: 'bounce_correction.created',
          target: `bounce_correction:${id}`,
          label: wish.phrases.join(' … '),
          after: { class: wish.class, label: wish.label, code: wish.code, reason: wish.reason },
        },
      ]);
      return ok(toView(row));
    });
    this.rules.forget();
    return made;
  }

  async withdraw(scope: PlatformScope, id: string): Promise<Result<null>> {
    const done = await this.database.within(scope, async (tx): Promise<Result<null>> => {
      const row = await tx
        .updateTable('bounce_correction')
        .set({ withdrawn_at: new Date(), withdrawn_by: scope.actor.name })
        .where('id', '=', id)
        .where('withdrawn_at', 'is', null)
        .returningAll()
        .executeTakeFirst();
      if (!row) return err('resource.not_found');
      const rule = ruleOf({ ...row, class: row.class as never, label: row.label });
      const others = (await this.rules.current()).filter((one) => one.id !== `staff.${id}`);
      await this.#readAgain(tx, (reply) => {
        if (!rule || !speaksFor(rule, reply)) return null;
        const verdict = classify(reply, others);
        return [verdict.class, verdict.label];
      });
      await this.audit.record(tx, scope.actor, [
        {
          tenantId: null,
          action: 'bounce_correction.withdrawn',
          target: `bounce_correction:${id}`,
          label: row.phrases.join(' … '),
        },
      ]);
      return ok(null);
    });
    this.rules.forget();
    return done;
  }

  async #trial(rule: BounceRule, wish: TryCorrection, db: Reader): Promise<CorrectionTrial> {
    const rules = await this.rules.current();
    const corpus = await this.#loadCorpus();
    const tried = tryCorrection(rule, corpus, rules);
    const recent = (await this.#recent(db)).filter((row) => speaksFor(rule, row.reply));
    const changed = recent.filter((row) => row.class !== rule.class);
    const sum = (rows: readonly Recent[]) => rows.reduce((n, row) => n + row.n, 0);
    const shown = ({ class: name, provider, reply }: Labelled) => ({ class: name, provider, reply });
    return {
      fits: speaksFor(rule, wish.sample),
      now: reading(classify(wish.sample, rules)),
      corpus: {
        size: corpus.length,
        touched: tried.touched,
        mended: tried.mended.slice(0, SHOWN).map(shown),
        broken: tried.broken.slice(0, SHOWN).map(shown),
      },
      recent: { touched: sum(recent), changed: sum(changed), samples: changed.slice(0, 5).map((row) => row.reply) },
    };
  }

  async #recent(db: Reader): Promise<readonly Recent[]> {
    const { rows } = await sql<Recent>`
      SELECT reply, count(*)::int AS n, min(bounce_class) AS class, min(provider) AS provider FROM mail_event
      WHERE type = 'delivery' AND status IN ('bounced', 'expired') AND reply IS NOT NULL AND at >= now() - make_interval(days => ${DAYS})
      GROUP BY reply ORDER BY n DESC LIMIT ${RECENT_REPLIES}`.execute(db);
    return rows;
  }

  /** Replies are stored whole, so what is stored beside them can follow what they are found to mean. */
  async #readAgain(tx: Tx, judge: (reply: string) => [string, string] | null): Promise<void> {
    const changed = (await this.#recent(tx)).flatMap((row) => {
      const verdict = judge(row.reply);
      return verdict ? [{ reply: row.reply, class: verdict[0], label: verdict[1] }] : [];
    });
    if (changed.length === 0) return;
    await sql`
      UPDATE mail_event e SET bounce_class = n.class, bounce_label = n.label
      FROM jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) AS n(reply text, class text, label text)
      WHERE e.type = 'delivery' AND e.status IN ('bounced', 'expired') AND e.at >= now() - make_interval(days => ${DAYS})
        AND e.reply = n.reply`.execute(tx);
  }

  #loadCorpus(): Promise<readonly Labelled[]> {
    this.#corpus ??= Promise.all(
      [...SPLIT_FILES, TUNING_FILE].map(async (file) =>
        corpusRows(await readFile(new URL(`../corpus/${file}`, import.meta.resolve('@relevo/bounce')), 'utf8')).map(labelled),
      ),
    ).then((parts) => parts.flat());
    return this.#corpus;
  }
}

type Reader = Parameters<ReturnType<typeof sql>['execute']>[0];

const ruleOf = (wish: Pick<TryCorrection, 'phrases' | 'code' | 'class' | 'label'>, id = 'trial'): BounceRule | null =>
  correctionRule({ ...wish, id, label: wish.label as BounceLabel });
const reading = ({ class: name, label, confidence }: ReturnType<typeof classify>) => ({ class: name, label, confidence });

function toView(row: {
  id: string;
  phrases: string[];
  code: number | null;
  class: string;
  label: string;
  sample: string;
  reason: string;
  mended: number;
  created_by: string;
  created_at: Date;
  withdrawn_by: string | null;
  withdrawn_at: Date | null;
}): CorrectionView {
  return {
    id: row.id,
    phrases: row.phrases,
    code: row.code,
    class: row.class as CorrectionView['class'],
    label: row.label,
    sample: row.sample,
    reason: row.reason,
    mended: row.mended,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    withdrawnBy: row.withdrawn_by,
    withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  };
}
