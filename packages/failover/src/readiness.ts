/** What is known of the node that would take over, as its agent last told. Times in milliseconds. */
export interface Facts {
  readonly now: number;
  readonly lastContact: number | null;
  /** Age of the oldest mailbox that is not yet copied. */
  readonly lagMs: number | null;
  readonly peerReachable: boolean | null;
  /** Revision it runs, and the pair's newest. */
  readonly revision: number | null;
  readonly head: number;
  /** By name: smtp, submission, imap, pop3, rspamd, policy. */
  readonly services: Readonly<Record<string, boolean>>;
  readonly diskUsedBytes: number | null;
  readonly diskTotalBytes: number | null;
  readonly fenced: boolean;
  readonly configError: string | null;
}

export type CheckId = 'contact' | 'fence' | 'services' | 'filters' | 'revision' | 'replication' | 'lag' | 'disk' | 'config';
/** What people call each, on the page and in the API's sentences alike. */
export const CHECK_NAMES = {
  contact: { es: 'Contacto', en: 'Contact' },
  fence: { es: 'Habilitado para atender', en: 'Allowed to serve' },
  services: { es: 'SMTP, IMAP y POP3', en: 'SMTP, IMAP and POP3' },
  filters: { es: 'Filtros y reglas', en: 'Filters and rules' },
  revision: { es: 'Configuración al día', en: 'Configuration up to date' },
  replication: { es: 'Copia entre servidores', en: 'Copying between servers' },
  lag: { es: 'Atraso de la copia', en: 'Lag of the copy' },
  disk: { es: 'Disco', en: 'Disk' },
  config: { es: 'Configuración aceptada', en: 'Configuration accepted' },
} as const satisfies Record<CheckId, { es: string; en: string }>;
export type CheckState = 'ok' | 'warn' | 'fail';

export interface Check {
  readonly id: CheckId;
  readonly state: CheckState;
  readonly value: number | string | null;
  /** What `ok` needs; null where the value is yes or no. */
  readonly limit: number | null;
}

export interface Readiness {
  readonly level: 'ready' | 'at_risk' | 'not_ready';
  readonly checks: readonly Check[];
}

interface Threshold {
  readonly ok: number;
  readonly warn: number;
}

// A node reports every few seconds; lag in normal running is 22 ms at the median and 0.4 s at the 99th percentile.
const CONTACT_MS: Threshold = { ok: 15_000, warn: 60_000 };
const LAG_MS: Threshold = { ok: 5_000, warn: 60_000 };
const REVISIONS: Threshold = { ok: 0, warn: 100 };
const DISK_PERCENT: Threshold = { ok: 80, warn: 92 };

/** Without these a customer cannot work; without the others mail is merely filtered less, or restricted mailboxes wait. */
const VITAL = ['smtp', 'submission', 'imap', 'pop3'];

/** How able the other node is to take over now: each check with its value and limit, and the worst of them as the level. */
export function readiness(facts: Facts): Readiness {
  const down = Object.keys(facts.services).filter((name) => !facts.services[name]);
  const vital = down.filter((name) => VITAL.includes(name));
  const filters = down.filter((name) => !VITAL.includes(name));
  const known = Object.keys(facts.services).length > 0;
  const behind = facts.revision === null ? null : Math.max(0, facts.head - facts.revision);
  const disk =
    facts.diskUsedBytes === null || !facts.diskTotalBytes ? null : Math.round((100 * facts.diskUsedBytes) / facts.diskTotalBytes);

  const checks: Check[] = [
    measured('contact', facts.lastContact === null ? null : facts.now - facts.lastContact, CONTACT_MS),
    { id: 'fence', state: facts.fenced ? 'fail' : 'ok', value: facts.fenced ? 'closed' : null, limit: null },
    { id: 'services', state: known && vital.length === 0 ? 'ok' : 'fail', value: vital.join(', ') || null, limit: null },
    { id: 'filters', state: filters.length === 0 ? 'ok' : 'warn', value: filters.join(', ') || null, limit: null },
    measured('revision', behind, REVISIONS),
    { id: 'replication', state: facts.peerReachable ? 'ok' : 'warn', value: null, limit: null },
    measured('lag', facts.lagMs, LAG_MS),
    measured('disk', disk, DISK_PERCENT),
    { id: 'config', state: facts.configError === null ? 'ok' : 'warn', value: facts.configError, limit: null },
  ];
  return { level: levelOf(checks), checks };
}

function measured(id: CheckId, value: number | null, threshold: Threshold): Check {
  const state = value === null ? 'fail' : value <= threshold.ok ? 'ok' : value <= threshold.warn ? 'warn' : 'fail';
  return { id, state, value, limit: threshold.ok };
}

function levelOf(checks: readonly Check[]): Readiness['level'] {
  if (checks.some((check) => check.state === 'fail')) return 'not_ready';
  return checks.some((check) => check.state === 'warn') ? 'at_risk' : 'ready';
}
