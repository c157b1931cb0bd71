import type { SendPolicy } from '@relevo/agent-protocol';
import { parseOutsideAddress } from '@relevo/mail-address';
import { normaliseEntries, refusals } from '@relevo/mail-policy';
import { err, ok, type Result } from '../platform/errors/result.js';
import { followedDays } from './days.rules.js';
import type { MailboxView } from './mailboxes.dto.js';

/** What the audit log keeps of a mailbox: its settings, never its password. */
const AUDITED = [
  'displayName',
  'kind',
  'state',
  'accessMode',
  'retentionDays',
  'retentionOwn',
  'quotaMb',
  'sendPolicy',
  'receivePolicy',
  'forward',
  'protocols',
  'vacation',
  'outgoing',
  'bulk',
  'mayForward',
] as const;

export const changedKeys = (before: MailboxView, after: MailboxView) =>
  AUDITED.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));

/** What can be set alike for many; ways in that are left out stay as they are. */
export type ManySettings = {
  [K in 'state' | 'kind' | 'accessMode' | 'retentionDays' | 'quotaMb' | 'outgoing' | 'mayForward']?: MailboxView[K] | undefined;
} & {
  protocols?: { [K in keyof MailboxView['protocols']]?: boolean | undefined } | undefined;
};

export function withSettings(before: MailboxView, settings: ManySettings, clientDays: number): MailboxView {
  const { protocols, ...plain } = definedOf(settings);
  const days = retentionOf(before, plain, clientDays);
  return { ...before, ...plain, ...days, protocols: { ...before.protocols, ...definedOf(protocols ?? {}) } };
}

/** Days that somebody sets are the mailbox's own from then on; the others follow its company's and its access mode. */
export function retentionOf(
  before: MailboxView,
  wish: Partial<Pick<MailboxView, 'accessMode' | 'retentionDays' | 'retentionOwn'>>,
  clientDays: number,
): Pick<MailboxView, 'retentionDays' | 'retentionOwn'> {
  const changed = wish.retentionDays !== undefined && wish.retentionDays !== before.retentionDays;
  const own = wish.retentionOwn ?? (before.retentionOwn || changed);
  if (own) return { retentionOwn: true, retentionDays: changed ? (wish.retentionDays ?? null) : before.retentionDays };
  return { retentionOwn: false, retentionDays: followedDays(wish.accessMode ?? before.accessMode, clientDays) };
}

export const pick = (view: MailboxView, keys: readonly (typeof AUDITED)[number][]) =>
  Object.fromEntries(keys.map((key) => [key, view[key]]));
export const settingsOf = (view: MailboxView) => pick(view, AUDITED);
export const definedOf = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };

/** Addresses in one spelling, and no two rules that cannot both hold. */
export function normaliseRules(view: MailboxView): Result<MailboxView> {
  const sendPolicy = normaliseSendPolicy(view.sendPolicy);
  if (!sendPolicy.ok) return sendPolicy;
  const targets = view.forward?.targets.map((text) => parseOutsideAddress(text));
  const bad = targets?.findIndex((target) => !target.ok) ?? -1;
  if (bad >= 0) return err('address.invalid', { address: view.forward?.targets[bad] ?? '' }, `forward.targets.${bad}`);
  const forward = view.forward && {
    ...view.forward,
    targets: [...new Set(targets?.flatMap((target) => (target.ok ? [target.value] : [])))],
  };
  const { vacation } = view;
  if (vacation?.from && vacation.until && Date.parse(vacation.until) <= Date.parse(vacation.from))
    return err('vacation.never', {}, 'vacation.until');
  const after = { ...view, sendPolicy: sendPolicy.value, forward };
  const clash = refusals(after)[0];
  return clash ? err(clash.code, {}, clash.fields[0]) : ok(after);
}

function normaliseSendPolicy(policy: SendPolicy): Result<SendPolicy> {
  if (policy.kind !== 'listed') return ok(policy);
  const { entries, faults } = normaliseEntries(policy.entries);
  const fault = faults[0];
  return fault
    ? err('address.invalid', { address: fault.text }, 'sendPolicy.entries')
    : ok({ kind: 'listed', entries: [...entries] });
}
