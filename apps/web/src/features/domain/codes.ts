import type { Messages } from '@/i18n/messages';

export type FindingKey = keyof Messages['domain']['codes'];

/** `mx.missing` of the API is `mx_missing` in the dictionary, where a dot would mean a level. */
export const codeKey = (code: string) => code.replace('.', '_') as FindingKey;
