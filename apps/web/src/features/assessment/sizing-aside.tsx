'use client';

import { TriangleAlert } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { Assessment, Recommendation } from '@/api/types';
import { money } from './money';

/** The result, growing beside the questions; it announces itself and never takes the eye off the field. */
export function SizingAside({ recommendation }: { recommendation: Assessment['recommendation'] }) {
  const t = useTranslations('assessment.sizing');
  return (
    <aside aria-label={t('title')} className="rounded-panel border border-line bg-panel p-5 lg:sticky lg:top-8">
      <p className="text-sm text-ink-3">{t('title')}</p>
      <div aria-live="polite">
        {recommendation ? <Sizing recommendation={recommendation} /> : <p className="mt-2 text-ink-2">{t('empty')}</p>}
      </div>
    </aside>
  );
}

function Sizing({ recommendation }: { recommendation: Recommendation }) {
  const t = useTranslations('assessment.sizing');
  const locale = useLocale();
  const { plan, bespoke, addOns, totals, warnings } = recommendation;
  return (
    <div className="mt-1 flex flex-col gap-4">
      {plan && (
        <div>
          <p className="text-xl font-semibold">{plan.plan.name}</p>
          <p className="text-sm text-ink-2 figures">
            {t('contains', { mailboxes: plan.plan.mailboxes, gb: plan.plan.storageGb })}
          </p>
        </div>
      )}
      {bespoke && (
        <div>
          <p className="text-xl font-semibold">{t('bespoke')}</p>
          <p className="text-sm text-ink-2">{bespoke.because}</p>
        </div>
      )}
      {plan && totals && (
        <dl className="flex flex-col gap-1.5 border-t border-line pt-3">
          <Line label={`${t('plan')} ${plan.plan.name}`} value={money(totals.plan, totals.currency, locale)} />
          {addOns.map((addOn) => (
            <Line key={addOn.id} label={t(`addOn.${addOn.kind}`)} value={money(addOn.price, totals.currency, locale)} />
          ))}
          <div className="mt-1 flex items-baseline justify-between gap-4 border-t border-line pt-2 font-semibold">
            <dt>{t('total')}</dt>
            <dd className="figures">{t('perMonth', { price: money(totals.monthly, totals.currency, locale) })}</dd>
          </div>
        </dl>
      )}
      <SizingNumbers numbers={recommendation.numbers} />
      <Warnings warnings={warnings} />
    </div>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-ink-2">{label}</dt>
      <dd className="figures">{value}</dd>
    </div>
  );
}

function SizingNumbers({ numbers }: { numbers: Recommendation['numbers'] }) {
  const t = useTranslations('assessment.sizing');
  const locale = useLocale();
  const write = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  if (numbers.length === 0) return null;
  return (
    <section className="border-t border-line pt-3">
      <h2 className="mb-1.5 text-sm font-medium text-ink-3">{t('numbers')}</h2>
      <ul className="flex flex-col gap-2 text-sm">
        {numbers.map((number) => (
          <li key={number.id} className="flex items-baseline justify-between gap-4">
            <span className="text-ink-2">{number.because}</span>
            <span className="shrink-0 font-medium figures">
              {write.format(number.value)} <span className="font-normal text-ink-3">{t(`unit.${number.unit}`)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Warnings({ warnings }: { warnings: readonly string[] }) {
  if (warnings.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1.5 border-t border-line pt-3 text-sm">
      {warnings.map((warning) => (
        <li key={warning} className="flex items-start gap-2 text-ink-2">
          <TriangleAlert className="mt-0.5 size-4 shrink-0 text-warn" aria-hidden />
          {warning}
        </li>
      ))}
    </ul>
  );
}
