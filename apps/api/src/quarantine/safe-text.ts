import PostalMime, { type Attachment } from 'postal-mime';
import type { QuarantinedContent } from './quarantine.dto.js';

const MAX_TEXT = 200_000;
const MAX_FIELD = 1000;

/** What a raw message says, as text. HTML becomes text as well, with the true target of each link beside it. */
export async function safeText(raw: Buffer, truncated: boolean): Promise<QuarantinedContent> {
  const mail = await new PostalMime().parse(raw);
  const text = mail.text?.trim() ? mail.text : htmlToText(mail.html ?? '');
  const of = (name: string) => clip(mail.headers.find(({ key }) => key === name)?.value ?? '', MAX_FIELD);
  return {
    from: clip(mail.from ? person(mail.from) : '', MAX_FIELD),
    to: clip((mail.to ?? []).map(person).join(', '), MAX_FIELD),
    subject: clip(mail.subject ?? '', MAX_FIELD),
    date: of('date'),
    text: clip(text, MAX_TEXT),
    attachments: mail.attachments.slice(0, 50).map((one) => ({
      name: clip(one.filename ?? '', 200),
      type: clip(one.mimeType, 100),
      size: sizeOf(one),
    })),
    truncated: truncated || text.length > MAX_TEXT,
  };
}

interface Named {
  readonly name?: string | undefined;
  readonly address?: string | undefined;
}
const person = ({ name, address }: Named): string => (name && address ? `${name} <${address}>` : (address ?? name ?? ''));
const clip = (text: string, max: number): string => text.slice(0, max);
const sizeOf = ({ content }: Attachment): number => (typeof content === 'string' ? content.length : content.byteLength);

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };
const decode = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    if (name) return NAMED[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });

/** Good enough to be judged by: no layout, and nothing that a browser would run. */
export function htmlToText(html: string): string {
  const bare = html
    .slice(0, 1_000_000)
    .replace(/<(script|style|head|title)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, '')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<a\b[^>]*?\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))[^>]*>([\s\S]*?)<\/a\s*>/gi, (_, a, b, c, label) => {
      const target = String(a ?? b ?? c ?? '').trim();
      return target === '' ? label : `${label} [${target}]`;
    })
    .replace(/<(?:br|hr)\b[^>]*>/gi, '\n')
    .replace(/<\/?(?:p|div|tr|table|ul|ol|h[1-6]|blockquote|section|article)\b[^>]*>/gi, '\n')
    .replace(/<li\b[^>]*>/gi, '\n• ')
    .replace(/<[^>]*>/g, '');
  return decode(bare)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n[ \t]+/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
