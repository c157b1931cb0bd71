import { getTranslations } from 'next-intl/server';
import { Door } from '@/features/auth/door';
import { ResetForm } from '@/features/auth/reset-forms';

type Props = { params: Promise<{ token: string }> };

// The address itself is the secret: it goes neither into an index nor into another site's log.
export async function generateMetadata() {
  return { title: (await getTranslations('auth'))('resetTitle'), robots: { index: false }, referrer: 'no-referrer' as const };
}

export default async function ResetPage({ params }: Props) {
  const t = await getTranslations('auth');
  return (
    <Door title={t('resetTitle')} purpose={t('resetPurpose')}>
      <ResetForm token={(await params).token} />
    </Door>
  );
}
