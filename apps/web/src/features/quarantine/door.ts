import type { QuarantineAct, QuarantinedContent, QuarantinePage } from '@/api/types';

export type QuarantineSearch = { q?: string; state?: 'held' | 'released'; cursor?: string };

/** Whose quarantine it is, and by which operations it is reached: a company's, or one's own. */
export type QuarantineDoor = {
  key: readonly unknown[];
  list: (search: QuarantineSearch) => Promise<QuarantinePage>;
  act: (ids: string[], act: QuarantineAct['act']) => Promise<{ done: number; gone: number; waiting: number; trusted: number }>;
  /** Null: it may not be looked at. */
  look: ((id: string, why: string) => Promise<QuarantinedContent>) | null;
  /** Looking at somebody else's mail asks for a reason. */
  lookAsksWhy: boolean;
  mayAct: boolean;
  /** Of several mailboxes: each row says whose it is. */
  several: boolean;
};
