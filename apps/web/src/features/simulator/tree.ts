import type { SimulatedMail } from '@/api/types';

type By = SimulatedMail['steps'][number]['by'];
export type Branch = {
  address: string;
  /** How the mail came here; null for the recipient itself. */
  by: By | null;
  /** Stands elsewhere in the drawing with all that follows. */
  seen: boolean;
  to: readonly Branch[];
};

/** The steps as a tree under the recipient; an address that two ways reach is followed once, as the node does. */
export function wayOf(recipient: string, steps: SimulatedMail['steps']): Branch {
  const walked = new Set<string>();
  const branch = (address: string, by: By | null): Branch => {
    const seen = walked.has(address);
    walked.add(address);
    return {
      address,
      by,
      seen,
      to: seen ? [] : steps.filter((step) => step.from === address).map((step) => branch(step.to, step.by)),
    };
  };
  return branch(recipient, null);
}
