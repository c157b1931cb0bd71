import { ArrowRight } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { exactTime } from '@/ui/relative-time';

const INSTANT = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
/** What only programs read: the name beside it says it to people. */
const UNSAID = ['groupId'];
type Fields = Record<string, unknown>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an act changed, field by field: before, and after. */
export function Difference({ before, after }: { before: unknown; after: unknown }) {
  const t = useTranslations('audit');
  const locale = useLocale();
  const [old, fresh] = [isFields(before) ? before : {}, isFields(after) ? after : {}];
  const same = (name: string) => name in old && name in fresh && JSON.stringify(old[name]) === JSON.stringify(fresh[name]);
  const names = [...new Set([...Object.keys(old), ...Object.keys(fresh)])].filter(
    (name) => !UNSAID.includes(name) && !same(name),
  );
  const word = (name: string) => {
    const key = `field.${name}` as Parameters<typeof t.has>[0];
    return t.has(key) ? t(key) : name;
  };
  const known = (value: string): string => {
    const key = `value.${value.replace(':', '_')}` as Parameters<typeof t.has>[0];
    if (t.has(key)) return t(key);
    return INSTANT.test(value) ? exactTime(new Date(value), locale) : value;
  };
  const text = (value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('nothing');
    if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
    if (Array.isArray(value)) return value.length === 0 ? t('nothing') : value.map(text).join(', ');
    if (isFields(value)) {
      const { kind, ...rest } = value;
      const parts = Object.entries(rest).map(([name, inner]) => `${word(name)}: ${text(inner)}`);
      return [...(kind === undefined ? [] : [text(kind)]), ...parts].join(' · ');
    }
    return known(String(value));
  };
  return (
    <dl className="mt-1.5 mb-1 grid grid-cols-[fit-content(40%)_minmax(0,1fr)] gap-x-4 gap-y-1 pl-4 text-sm">
      {names.map((name) => (
        <div key={name} className="contents">
          <dt className="text-ink-3">{word(name)}</dt>
          <dd className="flex min-w-0 flex-wrap items-baseline gap-x-1.5 break-words">
            {name in old && <del className="text-ink-3 decoration-ink-3/60">{text(old[name])}</del>}
            {name in old && name in fresh && (
              <ArrowRight className="size-3 shrink-0 self-center text-ink-3" aria-label={t('became')} />
            )}
            {name in fresh && <ins className="no-underline">{text(fresh[name])}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
