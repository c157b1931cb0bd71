import { getTranslations } from 'next-intl/server';
import { Door } from '@/features/auth/door';
import { SignInForm } from '@/features/auth/sign-in-form';
import { Link } from '@/i18n/navigation';
import { titled } from '@/i18n/titled';

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export const generateMetadata = titled((texts) => texts.auth.title);

export default async function SignInPage({ searchParams }: Props) {
  const t = await getTranslations('auth');
  const shell = await getTranslations('shell');
  const { next } = await searchParams;
  const foot = (
    <p>
      {t('noAccount')}{' '}
      <Link href="/start" className="font-medium text-accent hover:underline">
        {shell('start')}
      </Link>
    </p>
  );
  return (
    <Door title={t('title')} purpose={t('purpose')} foot={foot}>
      <SignInForm next={ownPath(next)} />
    </Door>
  );
}

/** Only a path of ours: an address in `next` must not lead a person who just signed in elsewhere. */
const ownPath = (next: string | string[] | undefined) =>
  typeof next === 'string' && /^\/(es|en)\/[\w/-]*$/.test(next) ? next : null;
