import { CircleCheck, TriangleAlert } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { readStatus } from '@/api/server-status';

export async function generateMetadata() {
  return { title: (await getTranslations('site'))('statusTitle') };
}

export default async function StatusPage() {
  const t = await getTranslations('site');
  const status = await readStatus();
  const good = status?.state === 'ok';
  const Mark = good ? CircleCheck : TriangleAlert;
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-1 flex-col gap-6 px-4 py-12 sm:px-8">
      <div>
        <h1 className="text-2xl font-semibold">{t('statusTitle')}</h1>
        <p className="text-ink-2">{t('statusPurpose')}</p>
      </div>
      <section className="flex items-center gap-3 rounded-panel border border-line bg-panel p-5">
        <Mark className={good ? 'size-6 text-good' : 'size-6 text-warn'} aria-hidden />
        <div>
          <p className="text-lg font-semibold">{good ? t('statusAllGood') : t('statusSomeBad')}</p>
          <p className="text-ink-2 figures">
            {status ? t('statusNodes', { online: status.mail.nodesOnline, total: status.mail.nodes }) : t('statusUnknown')}
          </p>
        </div>
      </section>
    </div>
  );
}
