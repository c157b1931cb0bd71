import { Injectable } from '@nestjs/common';
import { type BounceClass, type BounceLabel, type BounceRule, correctionRule, RULES } from '@relevo/bounce';
import { Database } from '../platform/database/database.js';

const FRESH_MS = 2000;

/** The rules that speak now: staff's corrections, the newest first, then ours. Two seconds old at most, in every process. */
@Injectable()
export class BounceRules {
  #rules: readonly BounceRule[] = RULES;
  #until = 0;
  #loading: Promise<void> | undefined;

  constructor(private readonly database: Database) {}

  async current(): Promise<readonly BounceRule[]> {
    if (Date.now() >= this.#until) {
      this.#loading ??= this.#load().finally(() => {
        this.#loading = undefined;
      });
      await this.#loading;
    }
    return this.#rules;
  }

  /** For whoever has just changed them. */
  forget(): void {
    this.#until = 0;
  }

  async #load(): Promise<void> {
    const rows = await this.database.platform
      .selectFrom('bounce_correction')
      .select(['id', 'phrases', 'code', 'class', 'label'])
      .where('withdrawn_at', 'is', null)
      .orderBy('created_at', 'desc')
      .execute();
    const corrections = rows.map((row) =>
      correctionRule({ ...row, class: row.class as BounceClass, label: row.label as BounceLabel }),
    );
    this.#rules = [...corrections.filter((rule) => rule !== null), ...RULES];
    this.#until = Date.now() + FRESH_MS;
  }
}
