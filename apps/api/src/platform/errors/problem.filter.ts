import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LOG, type Log } from '../log/log.js';
import { ERRORS, type ErrorCode, type Locale, sentence } from './codes.js';
import { Problem } from './result.js';

/** `es` unless the reader's first preference is English (RFC 9110 section 12.5.4). */
export const localeOf = (header: string | undefined): Locale => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'es');

/** Every failure leaves as problem+json (RFC 9457) with a stable `code` and a sentence in the reader's language. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(LOG) private readonly log: Log) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    if (reply.raw.headersSent) return;
    const problem = this.#problemOf(error, request.id);
    const { status } = ERRORS[problem.code];
    const locale = localeOf(request.headers['accept-language']);
    // RFC 9110 section 10.2.3, in seconds.
    if (problem.code === 'request.too_many') void reply.header('retry-after', String(problem.params.seconds));
    void reply
      .status(status)
      .header('content-type', 'application/problem+json')
      .send({
        type: `https://relevo.dev/problems/${problem.code}`,
        title: problem.code,
        status,
        code: problem.code,
        detail: sentence(problem.code, locale, problem.params),
        ...(problem.errors.length
          ? {
              errors: problem.errors.map((e) => ({ ...e, message: e.message || sentence(problem.code, locale, problem.params) })),
            }
          : {}),
        // An agent reads where to go on (RFC 9457 section 3.2: extension members).
        ...(problem.code === 'agent.position' ? { position: problem.params.position } : {}),
        requestId: request.id,
      });
  }

  #problemOf(error: unknown, requestId: string): Problem {
    if (error instanceof Problem) return error;
    const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
    const code: ErrorCode | undefined =
      status === 413
        ? 'request.too_large'
        : status === 404
          ? 'resource.not_found'
          : status === 400 || status === 415
            ? 'request.not_json'
            : undefined;
    if (code) return new Problem(code, code === 'request.too_large' ? { limit: '4 MB' } : {});
    this.log.error({ requestId, err: error }, 'request failed');
    return new Problem('internal');
  }
}
