import { getTranslations } from 'next-intl/server';
import { PageProviders } from '@/api/page-providers';
import { QuotePage } from '@/features/quote/quote-page';

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('quote'))('title') };
}

export default async function Page({ params }: Props) {
  return (
    <PageProviders texts={['assessment', 'auth', 'quote']}>
      <QuotePage code={(await params).code} />
    </PageProviders>
  );
}
