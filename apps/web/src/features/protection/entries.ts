import { fieldError } from '@/api/problem';

/** A domain is shown as people write it. */
export const shown = (entries: readonly string[]): string => entries.map((entry) => entry.replace(/^@/, '')).join('\n');
export const entriesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The list's own error, or that of one of its lines. */
export const listError = (error: unknown, list: 'allow' | 'deny', text: string) =>
  fieldError(error, list) ??
  entriesOf(text)
    .map((_, line) => fieldError(error, `${list}.${line}`))
    .find(Boolean);
