import type { SieveRule } from '@relevo/agent-protocol';
import { parseOutsideAddress } from '@relevo/mail-address';

export type RuleFault =
  | { readonly code: 'value'; readonly rule: number; readonly condition: number }
  | { readonly code: 'folder'; readonly rule: number }
  | { readonly code: 'forward'; readonly rule: number; readonly text: string }
  | { readonly code: 'forward_not_allowed'; readonly rule: number }
  | { readonly code: 'forward_to_itself'; readonly rule: number }
  | { readonly code: 'nothing'; readonly rule: number };
export type CheckedRules =
  | { readonly ok: true; readonly value: readonly SieveRule[] }
  | { readonly ok: false; readonly fault: RuleFault };

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROL = /[\x00-\x1f\x7f]/;
/** Sieve scripts are UTF-8; half of a surrogate pair is no character. */
const isWritable = (text: string): boolean => !CONTROL.test(text) && text.isWellFormed();

/**
 * A folder as people write it, in the spelling that the server takes: parts between slashes. Null: it cannot be one. Where
 * quarantined mail lies is nobody's folder.
 */
export function folderName(text: string): string | null {
  const parts = text
    .trim()
    .split('/')
    .map((part) => part.trim());
  if (parts.some((part) => part === '' || part === '.' || part === '..' || part.startsWith('~'))) return null;
  const name = parts.join('/');
  if (!isWritable(name) || /[*%]/.test(name) || name.length > 100 || /^relevo-/i.test(name)) return null;
  return /^inbox$/i.test(name) ? 'INBOX' : name;
}

/** A person's filters in one spelling, and nothing that the server would not do. */
export function checkRules(
  typed: readonly SieveRule[],
  of: { readonly address: string; readonly mayForward: boolean },
): CheckedRules {
  const value: SieveRule[] = [];
  for (const [n, rule] of typed.entries()) {
    const conditions = rule.conditions.map((one) => ({ ...one, value: one.value.trim() }));
    const bad = conditions.findIndex((one) => one.value === '' || !isWritable(one.value));
    if (bad >= 0) return { ok: false, fault: { code: 'value', rule: n, condition: bad } };
    const folder = rule.folder === null || rule.folder.trim() === '' ? null : folderName(rule.folder);
    if (rule.folder !== null && rule.folder.trim() !== '' && folder === null)
      return { ok: false, fault: { code: 'folder', rule: n } };
    const forward = forwardOf(rule, n, of);
    if (typeof forward === 'object' && forward !== null) return { ok: false, fault: forward };
    if (folder === null && forward === null && !rule.markRead && !rule.flag)
      return { ok: false, fault: { code: 'nothing', rule: n } };
    value.push({ ...rule, conditions, folder, forwardTo: forward });
  }
  return { ok: true, value };
}

function forwardOf(rule: SieveRule, n: number, of: { address: string; mayForward: boolean }): string | null | RuleFault {
  if (rule.forwardTo === null) return null;
  if (!of.mayForward) return { code: 'forward_not_allowed', rule: n };
  const address = parseOutsideAddress(rule.forwardTo.trim());
  if (!address.ok) return { code: 'forward', rule: n, text: rule.forwardTo.slice(0, 80) };
  return address.value === of.address ? { code: 'forward_to_itself', rule: n } : address.value;
}
