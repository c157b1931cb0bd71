import { parseOutsideAddress } from '@relevo/mail-address';
import { err, ok, type Result } from '../platform/errors/result.js';

/** Addresses as they are stored, each once; the first that is none is named by its place in `field`. */
export function readTargets(texts: readonly string[], field = 'targets'): Result<string[]> {
  const targets = new Set<string>();
  for (const [index, text] of texts.entries()) {
    const target = parseOutsideAddress(text);
    if (!target.ok) return err('address.invalid', { address: text }, `${field}.${index}`);
    targets.add(target.value);
  }
  return ok([...targets]);
}
