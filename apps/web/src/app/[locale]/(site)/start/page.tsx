import { getTranslations } from 'next-intl/server';
import { PageProviders } from '@/api/page-providers';
import { NewQuestionnaire } from '@/features/assessment/questionnaire';

export async function generateMetadata() {
  return { title: (await getTranslations('assessment'))('title') };
}

export default function StartPage() {
  return (
    <PageProviders texts={['assessment']}>
      <NewQuestionnaire />
    </PageProviders>
  );
}
