import { z } from 'zod';
import type { DoveadmCall } from '../replicate/doveadm.ts';

const Who = z.array(z.object({ username: z.string(), connections: z.coerce.number() }));

/** Ends the sessions of these domains' users; their programs get BYE and come back by name. */
export async function endSessionsOf(doveadm: DoveadmCall, domains: readonly string[]): Promise<Record<string, unknown>> {
  let kicked = 0;
  for (const domain of domains) {
    const mask = `*@${domain}`;
    const open = async () => Who.safeParse(await doveadm('who', { mask: [mask] }).catch(() => [])).data ?? [];
    const sessions = await open();
    if (sessions.length === 0) continue;
    kicked += sessions.reduce((sum, { connections }) => sum + connections, 0);
    // It is an error to doveadm when the last of them has ended by itself meanwhile, and none to us.
    await doveadm('kick', { mask: [mask] }).catch(async (error) => {
      if ((await open()).length > 0) throw error;
    });
  }
  return { kicked };
}
