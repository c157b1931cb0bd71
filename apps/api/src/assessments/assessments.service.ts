import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Answers, completeness, recommend, validate } from '@relevo/sizing';
import { SizingSettings } from '../plans/sizing-settings.service.js';
import { Database } from '../platform/database/database.js';
import { platformScope } from '../platform/database/scope.js';
import type { Locale } from '../platform/errors/codes.js';
import { err, type FieldError, ok, Problem, type Result } from '../platform/errors/result.js';
import { newId } from '../platform/ids.js';
import { answerSentence } from './answer.sentences.js';
import type { AnswersPatch, AssessmentView } from './assessments.dto.js';
import { recommendationView } from './recommendation.view.js';

interface Row {
  code: string;
  version: number;
  answers: unknown;
  accepted_tenant_id: string | null;
}

/** The questionnaire of one visitor, saved as they go and found again by its code. */
@Injectable()
export class Assessments {
  constructor(
    private readonly database: Database,
    private readonly settings: SizingSettings,
  ) {}

  async start(patch: AnswersPatch, locale: Locale): Promise<AssessmentView> {
    const answers = merge({}, patch, locale);
    // 80 random bits: whoever has the link has the questionnaire, and nobody guesses one.
    const code = randomBytes(10).toString('base64url');
    const row = await this.database.platform
      .insertInto('assessment')
      .values({ id: newId(), code, locale, answers: JSON.stringify(answers) })
      .returning(['code', 'version', 'answers', 'accepted_tenant_id'])
      .executeTakeFirstOrThrow();
    return this.#view(row, locale);
  }

  async find(code: string, locale: Locale): Promise<Result<AssessmentView, 'resource.not_found'>> {
    const row = await this.row(code);
    return row ? ok(await this.#view(row, locale)) : err('resource.not_found');
  }

  async update(code: string, version: number, patch: AnswersPatch, locale: Locale): Promise<Result<AssessmentView>> {
    return this.database.within(platformScope, async (tx): Promise<Result<AssessmentView>> => {
      const row = await tx.selectFrom('assessment').selectAll().where('code', '=', code).forUpdate().executeTakeFirst();
      if (!row) return err('resource.not_found');
      if (row.accepted_tenant_id) return err('assessment.already_accepted');
      if (row.version !== version) return err('version.conflict', {}, 'version');
      const answers = merge(row.answers as object, patch, locale);
      const updated = await tx
        .updateTable('assessment')
        .set({ answers: JSON.stringify(answers), version: version + 1, updated_at: new Date() })
        .where('code', '=', code)
        .returning(['code', 'version', 'answers', 'accepted_tenant_id'])
        .executeTakeFirstOrThrow();
      return ok(await this.#view(updated, locale));
    });
  }

  row(code: string): Promise<Row | undefined> {
    return this.database.platform
      .selectFrom('assessment')
      .select(['code', 'version', 'answers', 'accepted_tenant_id'])
      .where('code', '=', code)
      .executeTakeFirst();
  }

  async #view(row: Row, locale: Locale): Promise<AssessmentView> {
    const answers = row.answers as Answers;
    const { missing, answered, asked } = completeness(answers);
    const judged = validate(answers);
    const [{ assumptions }, catalogue] = await Promise.all([this.settings.assumptions(), this.settings.catalogue()]);
    const sizable = answers.people !== undefined || (answers.roles?.length ?? 0) > 0;
    return {
      code: row.code,
      version: row.version,
      answers: answers as AnswersPatch,
      missing: [...missing],
      answered,
      asked,
      conflicts: judged.ok ? [] : judged.errors.map(({ field, code }) => ({ field, code })),
      recommendation: sizable ? recommendationView(recommend(answers, assumptions, catalogue), locale) : null,
      accepted: row.accepted_tenant_id !== null,
    };
  }
}

/**
 * The answers with the patch on them. What is malformed is refused by field; what is well formed but contradicts another
 * answer is kept, since one has to be put right before the other can be.
 */
function merge(before: object, patch: AnswersPatch, locale: Locale): Answers {
  const merged = Object.fromEntries(
    Object.entries({ ...before, ...patch }).filter(([, value]) => value !== null && value !== undefined),
  );
  const judged = validate(merged);
  if (judged.ok) return judged.answers;
  const malformed = judged.errors.filter((error) => !CONTRADICTIONS.has(error.code));
  if (malformed.length === 0) return merged as Answers;
  const errors: FieldError[] = malformed.map(({ field, code, detail }) => ({
    field: `answers.${field}`,
    code,
    message: answerSentence(code, locale, detail),
  }));
  throw new Problem('request.invalid', { fields: malformed.map((error) => error.field).join(', ') }, errors);
}
const CONTRADICTIONS = new Set([
  'answers.access_sum',
  'answers.total_sum',
  'answers.migration_exceeds_total',
  'answers.role_twice',
]);
