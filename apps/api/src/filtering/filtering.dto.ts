import { SieveRule } from '@relevo/agent-protocol';
import { z } from 'zod';

const Score = z.int().min(1).max(100).nullable();
/** As people write them: an address, or a domain with or without its `@`. */
const Entries = z.array(z.string().min(1).max(320)).max(1000);

/** A score, or no quarantine at all. */
const QuarantineAt = z.union([z.int().min(1).max(100), z.literal('never')]);

const Held = z.object({ junkAt: z.number(), quarantineAt: QuarantineAt, rejectAt: z.number() });

export const Wishes = z.object({
  /** From this score on, mail goes to the Junk folder; null: as the domain has it, or the platform. */
  junkAt: Score,
  /**
   * From this score on, mail waits in quarantine, outside the mailbox; at least `junkAt`, at most `rejectAt`; null: as the next
   * above has it, or never.
   */
  quarantineAt: QuarantineAt.nullable(),
  /** From this score on, mail is refused; null: as the domain has it, or the platform. */
  rejectAt: Score,
  /** Senders whose mail is never taken for spam. Viruses and forged senders are refused all the same. */
  allow: Entries,
  /** Senders whose mail is refused. */
  deny: Entries,
});
export const UpdateFilters = Wishes.extend({ version: z.int() });
export type UpdateFilters = z.infer<typeof UpdateFilters>;

export const FiltersView = Wishes.extend({
  id: z.uuid(),
  /** The address, the domain or the group's name. */
  name: z.string(),
  /** Of a mailbox: the group that it is in, whose filters come after its own. */
  group: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** What holds in the end. */
  effectiveScores: Held,
  /** What would hold if nothing were said here. */
  inherited: Held,
  version: z.int(),
  revision: z.int().nullable(),
  /** Whether both nodes run it. */
  effective: z.boolean(),
});
export type FiltersView = z.infer<typeof FiltersView>;

export const FilteringOverview = z.object({
  /** Where neither mailbox nor domain says anything. */
  defaults: Held,
  /** Of all its domains; a domain's own word comes before it. */
  company: FiltersView,
  domains: z.array(FiltersView),
  /** Since when it was counted. */
  since: z.string(),
  /** Messages that the nodes refused or put off, by why; `level` is one of the five. Mail that went to Junk is not among them. */
  stopped: z.array(
    z.object({
      reason: z.enum(['greylisted', 'dmarc', 'virus', 'spam', 'testPattern', 'denied', 'notYours']),
      level: z.int().min(1).max(5),
      count: z.int(),
    }),
  ),
  /** Mailboxes with filters of their own. */
  mailboxes: z.int(),
});
export type FilteringOverview = z.infer<typeof FilteringOverview>;

/** A mailbox's own filters: the first that fits a message decides what becomes of it. */
export const OwnRules = z.object({
  address: z.string(),
  rules: z.array(SieveRule),
  /** Whether its company lets its person forward mail. */
  mayForward: z.boolean(),
  version: z.int(),
  effective: z.boolean(),
});
export type OwnRules = z.infer<typeof OwnRules>;
export const UpdateRules = z.object({ version: z.int(), rules: z.array(SieveRule).max(30) });
export type UpdateRules = z.infer<typeof UpdateRules>;

/** Whom a person trusts and whom they do not want to hear from. */
export const UpdateOwnFilters = UpdateFilters.pick({ version: true, allow: true, deny: true });
export type UpdateOwnFilters = z.infer<typeof UpdateOwnFilters>;
