import type { useTranslations } from 'next-intl';

export const LABELS = [
  'authentication',
  'bad_syntax',
  'blocklisted',
  'content',
  'expired',
  'greylisted',
  'loop',
  'no_such_domain',
  'null_mx',
  'over_quota',
  'policy',
  'protocol',
  'recipient_refused',
  'relay_denied',
  'reputation',
  'restricted',
  'reverse_dns',
  'sender_blocked',
  'sender_domain',
  'server_trouble',
  'system_full',
  'tls',
  'too_large',
  'too_many_connections',
  'unreachable',
  'user_disabled',
  'user_moved',
  'user_unknown',
  'virus',
  'volume',
] as const;
export type Label = (typeof LABELS)[number];
export const labelOf = (key: string | null): Label | 'other' => LABELS.find((label) => label === key) ?? 'other';

/** What a reply means, in plain words. */
export const labelWords = (t: ReturnType<typeof useTranslations<'queue.labels'>>, key: string | null): string => t(labelOf(key));
