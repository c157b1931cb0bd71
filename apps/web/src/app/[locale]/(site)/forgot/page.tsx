import { getTranslations } from 'next-intl/server';
import { Door } from '@/features/auth/door';
import { ForgotForm } from '@/features/auth/reset-forms';
import { Link } from '@/i18n/navigation';
import { titled } from '@/i18n/titled';

export const generateMetadata = titled((texts) => texts.auth.forgotTitle);

export default async function ForgotPage() {
  const t = await getTranslations('auth');
  const foot = (
    <Link href="/sign-in" className="font-medium text-accent hover:underline">
      {t('toSignIn')}
    </Link>
  );
  return (
    <Door title={t('forgotTitle')} purpose={t('forgotPurpose')} foot={foot}>
      <ForgotForm />
    </Door>
  );
}
