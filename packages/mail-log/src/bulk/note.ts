import type { BulkEvent } from '@relevo/agent-protocol';
import { bareId } from '../scan.ts';
import type { BulkLine } from './line.ts';

type Noted = Omit<BulkEvent, 'position'>;

const MAX_SUBJECT = 200;

/** Without a Message-ID nothing that becomes of the message could be told to be its. */
export function bulkNote(at: string, line: BulkLine): readonly Noted[] {
  const messageId = bareId(line.messageId ?? '').slice(0, 998);
  if (messageId === '') return [];
  return [
    {
      type: 'bulk',
      at,
      queueId: '',
      sender: line.sender.slice(0, 320).toLowerCase(),
      messageId,
      subject: familyOf(line.subject),
      list: listOf(line.list),
      unsubscribe: unsubscribeOf(line.unsubscribe, line.post),
      signed: line.signed,
    },
  ];
}

/** `Factura 0001-00012345 de ana@x.test` and `Factura 0001-00012346 de juan@y.test` are one family: `Factura # de @`. */
export function familyOf(subject: string): string {
  const words = subject.split(/\s+/).filter((word) => word !== '');
  return words
    .map((word) => (word.includes('@') ? '@' : word.replace(/\d[\d.,:/-]*\d|\d/g, '#')))
    .join(' ')
    .slice(0, MAX_SUBJECT);
}

/** `Novedades <novedades.empresa.test>` (RFC 2919 section 3). */
function listOf(value: string | null): string | null {
  const open = value?.lastIndexOf('<') ?? -1;
  const close = value?.indexOf('>', open) ?? -1;
  const id = open < 0 || close < 0 ? (value ?? '') : (value ?? '').slice(open + 1, close);
  return id.trim().slice(0, 255).toLowerCase() || null;
}

/**
 * RFC 2369 section 3.6: addresses in angle brackets. RFC 8058 section 3.1: one of them https, and List-Unsubscribe-Post with
 * exactly `List-Unsubscribe=One-Click`. What is written otherwise is not understood by those who read it, so it is not there.
 */
export function unsubscribeOf(value: string | null, post: string | null): Noted['unsubscribe'] {
  const ways = (value ?? '')
    .split('<')
    .slice(1)
    .map((part) => (part.includes('>') ? part.slice(0, part.indexOf('>')) : ''));
  const schemes = ways.map((way) => way.trim().toLowerCase());
  if (!schemes.some((way) => /^(https?:\/\/|mailto:)./.test(way))) return 'none';
  const oneClick = (post ?? '').trim().toLowerCase() === 'list-unsubscribe=one-click';
  return oneClick && schemes.some((way) => /^https:\/\/./.test(way)) ? 'one_click' : 'present';
}
