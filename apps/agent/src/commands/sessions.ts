import { z } from 'zod';
import type { DoveadmCall } from '../replicate/doveadm.ts';

const Who = z.array(z.object({ username: z.string(), connections: z.coerce.number() }));

/** Ends the sessions of these domains' users; their programs get BYE and come back by name. */
export async function endSessionsOf(doveadm: DoveadmCall, domains: readonly string[]): Promise<Record<string, unknown>> {
  let kicked = 0;
  for (const domain of domains) {
    const mask = `*@${domain}`;
    const sessions = Who.safeParse(await doveadm('who', { mask: [mask] }).catch(() => [])).data ?? [];
    if (sessions.length === 0) continue;
    kicked += sessions.reduce((sum, { connections }) => sum + connections, 0);
    await doveadm('kick', { mask: [mask] });
  }
  return { kicked };
}
