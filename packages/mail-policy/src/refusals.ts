/**
 * What the nodes say when they refuse a message after looking at it, by why. The words travel in Postfix's log, and by them it
 * is counted which level stopped what.
 */
export const REFUSALS = {
  dmarc: 'The domain in From asks to refuse mail that fails DMARC (RFC 7489)',
  virus: 'A virus was found in this message',
  spam: 'This message looks like spam',
  notYours: 'The address in From is not one of yours: write from your own address or one of its aliases',
  denied: 'The recipient does not accept mail from this sender',
} as const;

/** rspamd's own: its test pattern, and greylisting as it comes. */
const THEIRS = { testPattern: 'Gtube pattern', greylisted: 'Try again later' } as const;

export const STOPPED_WORDS = { ...REFUSALS, ...THEIRS } as const;
export type StopReason = keyof typeof STOPPED_WORDS;
/** Which of the five levels a reason belongs to. */
export const LEVEL_OF = {
  greylisted: 1,
  dmarc: 2,
  virus: 3,
  spam: 3,
  testPattern: 3,
  denied: 4,
  notYours: 2,
} as const satisfies Record<StopReason, number>;
