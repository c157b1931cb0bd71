import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

export type Log = Logger;
export const LOG = Symbol('LOG');

/** Logs are JSON events with ids: no addresses, bodies or secrets. */
export const createLog = (level: string, process: string): Log =>
  pino({ level, base: { process }, redact: ['req.headers', 'password', 'token'], serializers: { err: errorFields } });

/** What libraries hang on their errors (commands, queries, parameters) may hold secrets; it stays out of the log. */
function errorFields(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = (error as NodeJS.ErrnoException).code;
  return { type: error.name, message: error.message, stack: error.stack, ...(code === undefined ? {} : { code }) };
}

/** Nest's own messages, in the same form. */
export class NestLog implements LoggerService {
  constructor(private readonly to: Log) {}
  log(message: unknown, context?: string) {
    this.to.debug({ context }, String(message));
  }
  warn(message: unknown, context?: string) {
    this.to.warn({ context }, String(message));
  }
  error(message: unknown, stack?: string, context?: string) {
    this.to.error({ context, stack }, String(message));
  }
}
