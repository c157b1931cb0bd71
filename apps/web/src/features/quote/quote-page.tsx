'use client';

import clsx from 'clsx';
import { ArrowRight, Check } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { Assessment, Recommendation } from '@/api/types';
import { money } from '@/features/assessment/money';
import { useAssessment } from '@/features/assessment/queries';
import { contradictedIn } from '@/features/assessment/questions/question';
import { Warnings } from '@/features/assessment/sizing-aside';
import { Button, ButtonLink } from '@/ui/button';
import { Checkbox } from '@/ui/field';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { Badge } from '@/ui/state-badge';
import { Checkout } from './checkout';

type Offer = NonNullable<Recommendation['plan']>;

export function QuotePage({ code }: { code: string }) {
  const t = useTranslations('quote');
  const assessment = useAssessment(code);
  if (!assessment.data) {
    return (
      <Page title={t('title')} purpose={t('purpose')}>
        <Panel>
          {assessment.error ? (
            <LoadError error={assessment.error} onRetry={() => void assessment.refetch()} />
          ) : (
            <SkeletonLines lines={9} />
          )}
        </Panel>
      </Page>
    );
  }
  return <Quote assessment={assessment.data} />;
}

function Quote({ assessment }: { assessment: Assessment }) {
  const t = useTranslations('quote');
  const { recommendation, code } = assessment;
  const edit = <ButtonLink href={`/start/${code}?question=people`}>{t('editAnswers')}</ButtonLink>;
  const contradicted = contradictedIn(assessment);
  if (!recommendation || assessment.missing.length > 0 || contradicted) {
    return (
      <Page title={t('title')} purpose={t('purpose')}>
        <Panel>
          <p className="mb-4">{contradicted ? t('contradicted') : t('incomplete')}</p>
          <ButtonLink href={contradicted ? `/start/${code}?question=${contradicted}` : `/start/${code}`} look="primary">
            {contradicted ? t('review') : t('complete')}
          </ButtonLink>
        </Panel>
      </Page>
    );
  }
  if (!recommendation.plan || !recommendation.totals) {
    return (
      <Page title={t('bespokeTitle')} purpose={recommendation.bespoke?.because} actions={edit}>
        <Panel>
          <p>{t('bespokeText')}</p>
        </Panel>
        <Why recommendation={recommendation} />
      </Page>
    );
  }
  return (
    <Page title={t('title')} purpose={t('purpose')} actions={edit}>
      <Offers assessment={assessment} recommended={recommendation.plan} recommendation={recommendation} />
      <Why recommendation={recommendation} />
    </Page>
  );
}

type OffersProps = { assessment: Assessment; recommended: Offer; recommendation: Recommendation };

function Offers({ assessment, recommended, recommendation }: OffersProps) {
  const t = useTranslations('quote');
  const locale = useLocale();
  const { smaller, larger, addOns, totals } = recommendation;
  const [chosen, setChosen] = useState(recommended.plan.id);
  const [standby, setStandby] = useState(addOns.some((addOn) => addOn.kind === 'standby'));
  const [buying, setBuying] = useState(false);
  const currency = totals?.currency ?? 'USD';
  const offers = [
    ...(smaller ? [{ offer: smaller, label: t('smaller') }] : []),
    { offer: recommended, label: t('recommended') },
    ...(larger ? [{ offer: larger, label: t('larger') }] : []),
  ];
  const plan = offers.find(({ offer }) => offer.plan.id === chosen)?.offer.plan ?? recommended.plan;
  const bulk = addOns.filter((addOn) => addOn.kind === 'bulk');
  const monthly = plan.price + (standby ? plan.standbyPrice : 0) + bulk.reduce((sum, addOn) => sum + addOn.price, 0);
  return (
    <>
      <ul className={clsx('grid gap-4', offers.length === 3 ? 'md:grid-cols-3' : 'md:grid-cols-2')}>
        {offers.map(({ offer, label }) => (
          <OfferCard
            key={offer.plan.id}
            offer={offer}
            label={label}
            currency={currency}
            recommended={offer === recommended}
            chosen={offer.plan.id === chosen}
            onChoose={() => setChosen(offer.plan.id)}
          />
        ))}
      </ul>
      <Panel title={t('addOnsTitle')}>
        <div className="flex flex-col gap-4">
          <div className="flex items-start justify-between gap-6">
            <Checkbox
              label={<span className="font-medium">{t('standbyTitle')}</span>}
              hint={addOns.find((addOn) => addOn.kind === 'standby')?.because ?? t('standbyText')}
              checked={standby}
              onChange={(event) => setStandby(event.target.checked)}
            />
            <span className="shrink-0 font-medium figures">{money(plan.standbyPrice, currency, locale)}</span>
          </div>
          {bulk.map((addOn) => (
            <div key={addOn.id} className="flex items-start justify-between gap-6 border-t border-line pt-4">
              <div className="flex gap-2.5">
                <Check className="mt-0.75 size-4 shrink-0 text-good" aria-hidden />
                <div>
                  <p className="font-medium">{t('bulkTitle')}</p>
                  <p className="text-sm text-ink-3">{addOn.because}</p>
                </div>
              </div>
              <span className="shrink-0 font-medium figures">{money(addOn.price, currency, locale)}</span>
            </div>
          ))}
          <div className="flex flex-wrap items-center justify-between gap-4 border-t border-line pt-4">
            <p>
              <span className="text-ink-3">{t('total')}</span>{' '}
              <span className="ml-1 text-2xl font-semibold tracking-tight figures">{money(monthly, currency, locale)}</span>
            </p>
            {assessment.accepted ? (
              <span className="flex items-center gap-3">
                <Badge tone="good">{t('accepted')}</Badge>
                <ButtonLink href="/sign-in" look="primary">
                  {t('signIn')}
                </ButtonLink>
              </span>
            ) : (
              <Button look="primary" size="large" onClick={() => setBuying(true)}>
                {t('accept')}
                <ArrowRight aria-hidden />
              </Button>
            )}
          </div>
        </div>
      </Panel>
      <Checkout
        open={buying}
        onClose={() => setBuying(false)}
        assessment={assessment}
        plan={plan}
        standby={standby}
        price={money(monthly, currency, locale)}
      />
    </>
  );
}

type CardProps = {
  offer: Offer;
  label: string;
  currency: string;
  recommended: boolean;
  chosen: boolean;
  onChoose: () => void;
};

function OfferCard({ offer, label, currency, recommended, chosen, onChoose }: CardProps) {
  const t = useTranslations('quote');
  const locale = useLocale();
  const { plan, because } = offer;
  return (
    <li
      className={clsx(
        'flex flex-col gap-3 rounded-panel border bg-panel p-5',
        chosen ? 'border-accent ring-1 ring-accent' : 'border-line',
      )}
    >
      <p className={clsx('text-sm', recommended ? 'font-medium text-accent' : 'text-ink-3')}>{label}</p>
      <div className="flex items-baseline justify-between gap-3">
        <h2 className="text-xl font-semibold">{plan.name}</h2>
        <p className="text-right">
          <span className="text-xl font-semibold figures">{money(plan.price, currency, locale)}</span>{' '}
          <span className="text-sm text-ink-3">{t('perMonth')}</span>
        </p>
      </div>
      <ul className="text-ink-2 figures">
        <li>{t('mailboxes', { n: plan.mailboxes })}</li>
        <li>{t('storage', { n: plan.storageGb })}</li>
      </ul>
      <p className="flex-1 text-sm text-ink-3">{because}</p>
      <Button look={chosen ? 'quiet' : 'secondary'} aria-pressed={chosen} onClick={onChoose}>
        {chosen ? (
          <>
            <Check aria-hidden />
            {t('chosen')}
          </>
        ) : (
          t('choose', { name: plan.name })
        )}
      </Button>
    </li>
  );
}

function Why({ recommendation }: { recommendation: Recommendation }) {
  const t = useTranslations('quote');
  const sizing = useTranslations('assessment.sizing');
  const locale = useLocale();
  const write = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return (
    <Panel title={t('why')} flush>
      <div className="overflow-x-auto">
        <table className="w-full text-left">
          <thead className="text-xs text-ink-3">
            <tr className="border-b border-line">
              <th scope="col" className="px-4 py-2 font-medium sm:px-5">
                {t('reason')}
              </th>
              <th scope="col" className="hidden px-3 py-2 font-medium md:table-cell">
                {t('formula')}
              </th>
              <th scope="col" className="px-4 py-2 text-right font-medium sm:px-5">
                {t('figure')}
              </th>
            </tr>
          </thead>
          <tbody>
            {recommendation.numbers.map((number) => (
              <tr key={number.id} className="border-b border-line last:border-b-0">
                <td className="px-4 py-2 sm:px-5">{number.because}</td>
                <td className="hidden px-3 py-2 text-sm text-ink-3 figures md:table-cell">{number.formula}</td>
                <td className="px-4 py-2 text-right whitespace-nowrap figures sm:px-5">
                  <span className="font-medium">{write.format(number.value)}</span>{' '}
                  <span className="text-ink-3">{sizing(`unit.${number.unit}`)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {recommendation.warnings.length > 0 && (
        <div className="px-4 pb-4 sm:px-5">
          <Warnings warnings={recommendation.warnings} />
        </div>
      )}
    </Panel>
  );
}
