import { getTranslations } from 'next-intl/server';
import { PageProviders } from '@/api/page-providers';
import { DeviceLinkPage } from '@/features/devices/device-link-page';

type Props = { params: Promise<{ token: string }> };

// The address itself is the secret: it goes neither into an index nor into another site's log.
export async function generateMetadata() {
  return {
    title: (await getTranslations('deviceLink'))('title'),
    robots: { index: false },
    referrer: 'no-referrer' as const,
  };
}

export default async function Page({ params }: Props) {
  const t = await getTranslations('deviceLink');
  return (
    <div className="mx-auto flex w-full max-w-xl flex-1 flex-col justify-center gap-5 px-4 py-10">
      <div>
        <h1 className="text-2xl font-semibold">{t('title')}</h1>
        <p className="text-ink-2">{t('purpose')}</p>
      </div>
      <PageProviders texts={['devices', 'deviceLink']}>
        <DeviceLinkPage token={(await params).token} />
      </PageProviders>
    </div>
  );
}
