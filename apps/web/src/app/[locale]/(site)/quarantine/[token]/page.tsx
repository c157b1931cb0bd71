import { getTranslations } from 'next-intl/server';
import { PageProviders } from '@/api/page-providers';
import { ReleaseLink } from '@/features/quarantine/release-link';

type Props = { params: Promise<{ token: string }> };

// The address itself is the secret: it goes neither into an index nor into another site's log.
export async function generateMetadata() {
  const title = (await getTranslations('quarantine'))('link.title');
  return { title, robots: { index: false }, referrer: 'no-referrer' as const };
}

export default async function ReleaseLinkPage({ params }: Props) {
  const t = await getTranslations('quarantine');
  return (
    <div className="mx-auto flex w-full max-w-xl flex-1 flex-col justify-center gap-5 px-4 py-10">
      <div>
        <h1 className="text-2xl font-semibold">{t('link.title')}</h1>
        <p className="text-ink-2">{t('link.purpose')}</p>
      </div>
      <PageProviders texts={['quarantine']}>
        <ReleaseLink token={(await params).token} />
      </PageProviders>
    </div>
  );
}
