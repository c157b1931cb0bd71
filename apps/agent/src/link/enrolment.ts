import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { EnrolAnswer } from '@relevo/agent-protocol';
import { AGENT_VERSION, type Config } from '../config.ts';
import { writeFileDurably } from '../files/write.ts';
import { errorFields, type Log } from '../log.ts';
import { ApiError, enrol, type NodeIdentity } from './api.ts';
import type { SendHttp } from './http.ts';
import { loadOrCreateKey, publicJwk } from './node-key.ts';

export interface Enrolled extends NodeIdentity {
  readonly pairId: string;
  redis: EnrolAnswer['redis'];
}

/** Who this node is: from its own disk, or by spending the enrolment token, for which it waits until the API is there. */
export async function identify(config: Config, send: SendHttp, log: Log): Promise<Enrolled> {
  const enrolled = await enrolOnce(config, send, log);
  return config.redisUrl ? { ...enrolled, redis: { ...enrolled.redis, url: config.redisUrl } } : enrolled;
}

async function enrolOnce(config: Config, send: SendHttp, log: Log): Promise<Enrolled> {
  const key = loadOrCreateKey(config.paths.privateKey);
  if (existsSync(config.paths.identity)) {
    return { key, ...EnrolAnswer.parse(JSON.parse(readFileSync(config.paths.identity, 'utf8'))) };
  }
  if (!config.enrolmentToken) throw new Error('not enrolled: RELEVO_ENROLMENT_TOKEN is missing');
  for (let waitMs = 500; ; waitMs = Math.min(waitMs * 2, 10_000)) {
    try {
      const answer = await enrol(send, { token: config.enrolmentToken, publicKey: publicJwk(key), agentVersion: AGENT_VERSION });
      writeFileDurably(config.paths.identity, JSON.stringify(answer), { mode: 0o600 });
      log.info({ nodeId: answer.nodeId, pairId: answer.pairId }, 'enrolled');
      return { key, ...answer };
    } catch (error) {
      // A refusal of the token itself will not get better by asking again.
      if (error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429) throw error;
      log.warn({ ...errorFields(error), waitMs }, 'enrolment not possible yet');
      await sleep(waitMs);
    }
  }
}
