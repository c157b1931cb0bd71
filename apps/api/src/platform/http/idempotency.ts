import { createHash } from 'node:crypto';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable, of, throwError } from 'rxjs';
import { Database } from '../database/database.js';
import { Problem } from '../errors/result.js';
import { Sealer } from '../secrets/sealer.js';

/**
 * `Idempotency-Key` on creates: the same key with the same body gives the first answer again, with another body 422.
 * Answers are sealed (they may hold a one-time link) and kept for a day.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly sealer: Sealer,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || key.length === 0) return next.handle();
    const scope = `${request.scope?.actor.id ?? 'public'} ${request.method} ${request.url}`;
    const hash = createHash('sha256')
      .update(JSON.stringify(request.body ?? null))
      .digest();
    const earlier = await this.#reserve(scope, key.slice(0, 200), hash);
    if (earlier) {
      if (!earlier.request_hash.equals(hash)) throw new Problem('request.idempotency_conflict');
      if (earlier.response === null) throw new Problem('request.idempotency_running');
      reply.header('idempotency-replayed', 'true');
      return of(JSON.parse(this.sealer.open(earlier.response, 'idempotency')));
    }
    const where = { scope, key: key.slice(0, 200) };
    return next.handle().pipe(
      mergeMap((answer) => from(this.#remember(where, answer).then(() => answer))),
      catchError((error: unknown) => from(this.#forget(where)).pipe(mergeMap(() => throwError(() => error)))),
    );
  }

  /** Null when the key is now ours; a run that died is taken over once none could still be running (requests end after 30 s). */
  async #reserve(scope: string, key: string, hash: Buffer): Promise<{ request_hash: Buffer; response: string | null } | null> {
    const taken = await this.database.platformPool.query(
      `INSERT INTO idempotency (scope, key, request_hash) VALUES ($1, $2, $3)
       ON CONFLICT (scope, key) DO UPDATE SET request_hash = $3, response = NULL, created_at = now()
         WHERE idempotency.created_at < now() - interval '1 day'
            OR (idempotency.response IS NULL AND idempotency.created_at < now() - interval '40 seconds')
       RETURNING 1`,
      [scope, key, hash],
    );
    if (taken.rowCount) return null;
    const { rows } = await this.database.platformPool.query(
      'SELECT request_hash, response FROM idempotency WHERE scope = $1 AND key = $2',
      [scope, key],
    );
    return rows[0] ?? null;
  }

  async #remember({ scope, key }: { scope: string; key: string }, answer: unknown): Promise<void> {
    const sealed = JSON.stringify(this.sealer.seal(JSON.stringify(answer ?? null), 'idempotency'));
    await this.database.platformPool.query('UPDATE idempotency SET response = $3 WHERE scope = $1 AND key = $2', [
      scope,
      key,
      sealed,
    ]);
  }

  async #forget({ scope, key }: { scope: string; key: string }): Promise<void> {
    await this.database.platformPool.query('DELETE FROM idempotency WHERE scope = $1 AND key = $2', [scope, key]);
  }
}

export const Idempotent = () =>
  applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Any text of your own; the same key gives the same answer.',
    }),
  );
