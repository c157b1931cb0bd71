import { getTranslations } from 'next-intl/server';
import { PageProviders } from '@/api/page-providers';
import { Questionnaire } from '@/features/assessment/questionnaire';

type Props = { params: Promise<{ code: string }> };

export async function generateMetadata() {
  return { title: (await getTranslations('assessment'))('title') };
}

export default async function ResumePage({ params }: Props) {
  return (
    <PageProviders texts={['assessment']}>
      <Questionnaire code={(await params).code} />
    </PageProviders>
  );
}
