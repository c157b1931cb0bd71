import { pino } from 'pino';

/** Events with ids; never an address, a body or a secret. */
export const createLog = (level: string) => pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime });
export type Log = ReturnType<typeof createLog>;

/** What may be said about an unknown error: its message and code, never the values it carries. */
export function errorFields(error: unknown): { error: string; code?: string } {
  if (!(error instanceof Error)) return { error: 'not an error' };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  return { error: error.message.slice(0, 500), ...code };
}
