import { getTranslations } from 'next-intl/server';
import { Door } from '@/features/auth/door';
import { InvitationForm } from '@/features/auth/invitation-form';

type Props = { params: Promise<{ token: string }> };

// The address itself is the secret: it goes neither into an index nor into another site's log.
export async function generateMetadata() {
  return {
    title: (await getTranslations('auth'))('invitationTitle'),
    robots: { index: false },
    referrer: 'no-referrer' as const,
  };
}

export default async function InvitationPage({ params }: Props) {
  const t = await getTranslations('auth');
  return (
    <Door title={t('invitationTitle')}>
      <InvitationForm token={(await params).token} />
    </Door>
  );
}
