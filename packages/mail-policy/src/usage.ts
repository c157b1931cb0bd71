import { USAGE_MARKS, USAGE_RELEASE } from '@relevo/agent-protocol';

export const MIB = 1024 * 1024;
/** Whole percents, cut: 80 says that the mark is reached. */
export const percentOf = (usedBytes: number, quotaMb: number): number => Math.floor((usedBytes * 100) / (quotaMb * MIB));

/**
 * The mark that a mailbox stands at, 0 below all. A mark once reached is left only some percents below it, or a mailbox that
 * fills and empties around it would be told each time.
 */
export function markOf(percent: number, before: number): number {
  const reached = USAGE_MARKS.findLast((mark) => percent >= mark || (before >= mark && percent >= mark - USAGE_RELEASE));
  return reached ?? 0;
}
