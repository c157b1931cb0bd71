import { describe, expect, it } from 'vitest';
import { type CheckId, type Facts, type Readiness, readiness } from './readiness.ts';

const GOOD: Facts = {
  now: 1_000_000,
  lastContact: 998_000,
  lagMs: 20,
  peerReachable: true,
  revision: 42,
  head: 42,
  services: { smtp: true, submission: true, imap: true, pop3: true, rspamd: true, policy: true },
  diskUsedBytes: 40,
  diskTotalBytes: 100,
  fenced: false,
  configError: null,
};

describe('readiness', () => {
  it.each<[string, Partial<Facts>, Readiness['level'], CheckId[]]>([
    ['all well', {}, 'ready', []],
    ['quiet for half a minute', { lastContact: 970_000 }, 'at_risk', ['contact']],
    ['silent', { lastContact: 900_000 }, 'not_ready', ['contact']],
    ['never heard of', { lastContact: null }, 'not_ready', ['contact']],
    ['one revision behind', { revision: 41 }, 'at_risk', ['revision']],
    ['far behind', { revision: 1, head: 500 }, 'not_ready', ['revision']],
    ['ahead of what we last read', { revision: 43 }, 'ready', []],
    ['IMAP down', { services: { ...GOOD.services, imap: false } }, 'not_ready', ['services']],
    ['rspamd down', { services: { ...GOOD.services, rspamd: false } }, 'at_risk', ['filters']],
    ['no word of services', { services: {} }, 'not_ready', ['services']],
    ['lag of ten seconds', { lagMs: 10_000 }, 'at_risk', ['lag']],
    ['lag of an hour', { lagMs: 3_600_000 }, 'not_ready', ['lag']],
    ['lag unknown', { lagMs: null }, 'not_ready', ['lag']],
    ['peer out of reach', { peerReachable: false }, 'at_risk', ['replication']],
    ['disk filling', { diskUsedBytes: 85 }, 'at_risk', ['disk']],
    ['disk full', { diskUsedBytes: 99 }, 'not_ready', ['disk']],
    ['closed', { fenced: true }, 'not_ready', ['fence']],
    ['refused configuration', { configError: 'fatal: bad' }, 'at_risk', ['config']],
  ])('%s', (_, facts, level, bad) => {
    const result = readiness({ ...GOOD, ...facts });
    expect(result.level).toBe(level);
    expect(result.checks.filter((check) => check.state !== 'ok').map((check) => check.id)).toEqual(bad);
  });
});
