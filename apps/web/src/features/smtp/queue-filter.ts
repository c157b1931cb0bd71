import type { QueueQuery } from '@/api/types';
import { keyOf, type MailSource } from './mail-key';

export const BY = ['provider', 'sender', 'label'] as const;
export const STAFF_BY = ['provider', 'company', 'label'] as const;
export type By = (typeof BY)[number] | (typeof STAFF_BY)[number];
export const STATES = ['all', 'deferred', 'hold'] as const;
export type QueueParam = 'by' | 'key' | 'state' | 'q';

const oneOf = <V extends string>(value: string, allowed: readonly V[], otherwise: V): V =>
  allowed.find((item) => item === value) ?? otherwise;

/** What the page's address asks for; the server reads the first rows with it and the page the rest. */
export function queueView(get: (name: QueueParam) => string, staff = false) {
  const by = oneOf<By>(get('by'), staff ? STAFF_BY : BY, 'provider');
  const state = oneOf(get('state'), STATES, 'all');
  const key = get('key');
  const base: Omit<QueueQuery, 'cursor'> = { ...(state !== 'all' && { queue: state }), ...(get('q') && { q: get('q') }) };
  const filter: Omit<QueueQuery, 'cursor'> = { ...base, ...(key && by !== 'company' && { [by]: key === '(none)' ? '' : key }) };
  return { by, state, key, base, filter };
}

export const PAGE_OF_QUEUE = 50;
export const queueKey = (source: MailSource, filter: Omit<QueueQuery, 'cursor'>) => [...keyOf('queue', source), filter] as const;
