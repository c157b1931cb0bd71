import type { Locale } from '../platform/errors/codes.js';
import { type Language, type Letter, TEMPLATES, type TemplateData, type TemplateName } from './templates/catalogue.js';
import { en } from './templates/en.js';
import { es } from './templates/es.js';

const LANGUAGES: Record<Locale, Language> = { es, en };

/** Who writes, as the foot of every e-mail says. */
export interface House {
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly whatsapp: string;
}
export interface WrittenLetter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The e-mail that a template makes of its data. Pure; refuses data that is not the template's. */
export function write(template: TemplateName, data: unknown, locale: Locale, house: House): WrittenLetter {
  const language = LANGUAGES[locale];
  const known = TEMPLATES[template].parse(data);
  const letter = (language.letters[template] as (data: TemplateData<TemplateName>) => Letter)(known);
  const foot = language.foot(house.name);
  // A name with a line break in it must not become a header of its own (RFC 5322 section 2.2).
  const subject = letter.subject.replace(/\s+/g, ' ').trim();
  return { subject, text: asText(letter, foot, house), html: asHtml({ ...letter, subject }, foot, house, locale) };
}

type Foot = ReturnType<Language['foot']>;

function asText(letter: Letter, foot: Foot, house: House): string {
  const blocks = [
    letter.heading.toUpperCase(),
    ...letter.paragraphs,
    ...(letter.facts ? [letter.facts.map(([label, value]) => `${label}: ${value}`).join('\n')] : []),
    ...(letter.items ?? []).map(({ title, lines, label, url }) => [title, ...lines, `${label}: ${url}`].map(oneLine).join('\n')),
    ...(letter.action ? [`${letter.action.label}:\n${letter.action.url}`] : []),
    ...(letter.note ? [letter.note] : []),
    // RFC 3676 section 4.3: what follows is the signature.
    `-- \n${house.name}\n${foot.help} ${house.email} · ${house.phone} · WhatsApp ${house.whatsapp}\n${foot.why}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** What strangers wrote must not look like a block of ours. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const markup = (text: string): string =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign);
const digits = (number: string): string => number.replace(/\D/g, '');

const FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
/** Mail programs drop much of a style sheet: what must look right stands in style attributes, the sheet only darkens. */
const SHEET = `@media (prefers-color-scheme:dark){.g{background:#0d1114!important}.p{background:#171c20!important;border-color:#2b3238!important}.i{color:#eceff1!important}.s{color:#b6bec5!important}.t{color:#8d969e!important}.b{background:#6cc3dd!important;color:#0b1f28!important}.l{border-color:#2b3238!important}a.s,a.t{color:#b6bec5!important}}`;

function asHtml(letter: Letter, foot: Foot, house: House, locale: Locale): string {
  const paragraph = (text: string) =>
    `<p class="s" style="margin:0 0 16px;font-size:16px;line-height:1.55;color:#3c464d">${markup(text)}</p>`;
  const fact = ([label, value]: readonly [string, string]) =>
    `<tr><td class="t l" style="padding:8px 16px 8px 0;border-top:1px solid #e3e6e8;font-size:14px;color:#66717a;white-space:nowrap;vertical-align:top">${markup(label)}</td><td class="i l" style="padding:8px 0;border-top:1px solid #e3e6e8;font-size:14px;color:#1b2227">${markup(value)}</td></tr>`;
  const facts = letter.facts
    ? `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 20px;border-collapse:collapse">${letter.facts.map(fact).join('')}</table>`
    : '';
  const item = ({ title, lines, label, url }: NonNullable<Letter['items']>[number]) =>
    `<tr><td class="l" style="padding:12px 0;border-top:1px solid #e3e6e8"><div class="i" style="font-size:16px;font-weight:600;color:#1b2227;word-break:break-word">${markup(title)}</div>${lines.map((line) => `<div class="t" style="font-size:14px;line-height:1.5;color:#66717a;word-break:break-word">${markup(line)}</div>`).join('')}<div style="padding-top:6px"><a class="s" href="${markup(url)}" style="font-size:15px;font-weight:600;color:#16657f">${markup(label)}</a></div></td></tr>`;
  const items = letter.items?.length
    ? `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 20px;border-collapse:collapse">${letter.items.map(item).join('')}</table>`
    : '';
  const action = letter.action
    ? `<p style="margin:4px 0 20px"><a class="b" href="${markup(letter.action.url)}" style="display:inline-block;padding:12px 22px;border-radius:8px;background:#16657f;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${markup(letter.action.label)}</a></p><p class="t" style="margin:0 0 20px;font-size:13px;line-height:1.5;color:#66717a">${markup(foot.orLink)}<br><a class="t" href="${markup(letter.action.url)}" style="color:#66717a;word-break:break-all">${markup(letter.action.url)}</a></p>`
    : '';
  const note = letter.note
    ? `<p class="t l" style="margin:0;padding-top:16px;border-top:1px solid #e3e6e8;font-size:14px;line-height:1.5;color:#66717a">${markup(letter.note)}</p>`
    : '';
  const link = (href: string, label: string) =>
    `<a class="s" href="${href}" style="color:#3c464d;white-space:nowrap">${markup(label)}</a>`;
  return `<!doctype html>
<html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${markup(letter.subject)}</title><style>${SHEET}</style></head>
<body class="g" style="margin:0;padding:0;background:#f6f7f8;${FONT}">
<table role="presentation" class="g" width="100%" cellpadding="0" cellspacing="0" style="background:#f6f7f8"><tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;text-align:left">
<tr><td class="i" style="padding:0 4px 16px;font-size:18px;font-weight:700;color:#1b2227">${markup(house.name)}</td></tr>
<tr><td class="p" style="padding:28px;background:#ffffff;border:1px solid #e3e6e8;border-radius:12px">
<h1 class="i" style="margin:0 0 16px;font-size:22px;line-height:1.3;color:#1b2227">${markup(letter.heading)}</h1>
${letter.paragraphs.map(paragraph).join('\n')}
${facts}${items}${action}${note}
</td></tr>
<tr><td class="t" style="padding:20px 4px 0;font-size:13px;line-height:1.6;color:#66717a">${markup(foot.help)} ${link(`mailto:${markup(house.email)}`, house.email)} · ${link(`tel:${markup(house.phone)}`, house.phone)} · ${link(`https://wa.me/${digits(house.whatsapp)}`, 'WhatsApp')}<br>${markup(foot.why)}</td></tr>
</table></td></tr></table></body></html>
`;
}
