import type { QueueQuery } from '@/api/types';
import { keyOf, type MailSource } from './mail-key';

export const BY = ['provider', 'sender', 'label'] as const;
export const STAFF_BY = ['provider', 'company', 'label'] as const;
export type By = (typeof BY)[number] | (typeof STAFF_BY)[number];
export const STATES = ['all', 'deferred', 'hold'] as const;
export type QueueParam = 'by' | 'key' | 'state' | 'q' | 'older' | 'newer';

type QueueFilter = Omit<QueueQuery, 'cursor' | 'before' | 'limit'>;
/** Which page of the list: the one that is older or newer than a place, or the newest. */
export type QueuePlace = Pick<QueueQuery, 'cursor' | 'before'>;

const oneOf = <V extends string>(value: string, allowed: readonly V[], otherwise: V): V =>
  allowed.find((item) => item === value) ?? otherwise;

/** What the page's address asks for; the server reads the first rows with it and the page the rest. */
export function queueView(get: (name: QueueParam) => string, staff = false) {
  const by = oneOf<By>(get('by'), staff ? STAFF_BY : BY, 'provider');
  const state = oneOf(get('state'), STATES, 'all');
  const key = get('key');
  const base: QueueFilter = { ...(state !== 'all' && { queue: state }), ...(get('q') && { q: get('q') }) };
  const filter: QueueFilter = { ...base, ...(key && by !== 'company' && { [by]: key === '(none)' ? '' : key }) };
  const older = get('older');
  const newer = get('newer');
  const place: QueuePlace = newer ? { before: newer } : older ? { cursor: older } : {};
  return { by, state, key, base, filter, place };
}

export const PAGE_OF_QUEUE = 50;
export const queueKey = (source: MailSource, filter: QueueFilter, place: QueuePlace) =>
  [...keyOf('queue', source), filter, place] as const;
