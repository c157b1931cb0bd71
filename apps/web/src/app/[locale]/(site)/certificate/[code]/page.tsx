import { getTranslations } from 'next-intl/server';
import { PageProviders } from '@/api/page-providers';
import { CertificatePage } from '@/features/certificate/certificate-page';

type Props = { params: Promise<{ code: string }> };

// Whoever has the address may look; nobody should find it.
export async function generateMetadata() {
  return { title: (await getTranslations('certificate'))('title'), robots: { index: false }, referrer: 'no-referrer' as const };
}

export default async function Page({ params }: Props) {
  return (
    <PageProviders texts={['certificate']}>
      <CertificatePage code={(await params).code} />
    </PageProviders>
  );
}
