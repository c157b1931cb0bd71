/** Hour of the day (UTC) at which old mail is cleared: night in the Americas. */
const HOUR = 6;
const DAY_MS = 86_400_000;
export const RETRY_MS = 60 * 60_000;
export const PREVIEW_HOURS = 24;

/** The next night after now. */
export function nextNight(now: Date): Date {
  const tonight = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), HOUR);
  return new Date(tonight > now.getTime() ? tonight : tonight + DAY_MS);
}

interface Settings {
  readonly clientDays: number;
  readonly unfetched: boolean;
}

/** Whether what was looked at is what would be removed: the same settings, not long ago, to the end. */
export const vouchesFor = (
  preview: Settings & { readonly state: string; readonly finishedAt: Date | null },
  wish: Settings,
  now: Date,
): boolean =>
  preview.state === 'done' &&
  preview.finishedAt !== null &&
  now.getTime() - preview.finishedAt.getTime() < PREVIEW_HOURS * 3_600_000 &&
  preview.clientDays === wish.clientDays &&
  preview.unfetched === wish.unfetched;
