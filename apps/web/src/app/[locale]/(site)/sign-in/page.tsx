import { getTranslations } from 'next-intl/server';
import { PageProviders } from '@/api/page-providers';
import { SignInForm } from '@/features/auth/sign-in-form';
import { Link } from '@/i18n/navigation';

type Props = { searchParams: Promise<{ next?: string | string[] }> };

export async function generateMetadata() {
  return { title: (await getTranslations('auth'))('title') };
}

export default async function SignInPage({ searchParams }: Props) {
  const t = await getTranslations('auth');
  const shell = await getTranslations('shell');
  const { next } = await searchParams;
  return (
    <div className="mx-auto flex w-full max-w-sm flex-1 flex-col justify-center gap-6 px-4 py-10">
      <div>
        <h1 className="text-2xl font-semibold">{t('title')}</h1>
        <p className="text-ink-2">{t('purpose')}</p>
      </div>
      <PageProviders texts={['auth']}>
        <SignInForm next={ownPath(next)} />
      </PageProviders>
      <div className="flex flex-col gap-2 text-sm text-ink-3">
        <p>
          {t('noAccount')}{' '}
          <Link href="/start" className="font-medium text-accent hover:underline">
            {shell('start')}
          </Link>
        </p>
      </div>
    </div>
  );
}

/** Only a path of ours: an address in `next` must not lead a person who just signed in elsewhere. */
const ownPath = (next: string | string[] | undefined) =>
  typeof next === 'string' && /^\/(es|en)\/[\w/-]*$/.test(next) ? next : null;
