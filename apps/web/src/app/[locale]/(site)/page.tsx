import { LifeBuoy, Repeat2, Route } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { PageProviders } from '@/api/page-providers';
import { FirstQuestion } from '@/features/site/first-question';
import { PairPicture } from '@/features/site/pair-picture';

const POINTS = [
  { id: 'relay', icon: Repeat2 },
  { id: 'control', icon: Route },
  { id: 'care', icon: LifeBuoy },
] as const;

export default async function SitePage() {
  const t = await getTranslations('site');
  return (
    <div className="mx-auto flex w-full max-w-6xl flex-1 flex-col justify-center gap-12 px-4 py-8 sm:px-8 lg:gap-16">
      <div className="grid items-center gap-10 lg:grid-cols-[minmax(0,1.15fr)_minmax(0,1fr)] lg:gap-16">
        <div className="flex flex-col gap-7">
          <div>
            <h1 className="text-3xl font-semibold tracking-tight sm:text-4xl">{t('headline')}</h1>
            <p className="mt-4 max-w-xl text-lg text-ink-2">{t('lead')}</p>
          </div>
          <div className="max-lg:hidden">
            <PairPicture />
          </div>
        </div>
        <section className="rounded-panel border border-line bg-panel p-6 sm:p-8">
          <h2 className="text-xl font-semibold">{t('firstQuestionTitle')}</h2>
          <p className="mt-1 mb-6 text-ink-2">{t('firstQuestionNote')}</p>
          <PageProviders texts={['assessment', 'site']}>
            <FirstQuestion />
          </PageProviders>
        </section>
        <div className="lg:hidden">
          <PairPicture />
        </div>
      </div>
      <ul className="grid gap-x-10 gap-y-6 border-t border-line pt-8 md:grid-cols-3">
        {POINTS.map(({ id, icon: Icon }) => (
          <li key={id}>
            <h2 className="flex items-center gap-2 text-lg font-semibold">
              <Icon className="size-5 text-accent" aria-hidden />
              {t(`points.${id}.title`)}
            </h2>
            <p className="mt-1 text-ink-2">{t(`points.${id}.text`)}</p>
          </li>
        ))}
      </ul>
    </div>
  );
}
