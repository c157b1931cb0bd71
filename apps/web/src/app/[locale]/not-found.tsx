import { getTranslations } from 'next-intl/server';
import { BrandMark } from '@/ui/brand';
import { ButtonLink } from '@/ui/button';

export default async function NotFound() {
  const t = await getTranslations('ui');
  return (
    <main className="flex min-h-dvh flex-col items-center justify-center gap-4 p-6 text-center">
      <BrandMark className="size-10" />
      <div>
        <h1 className="text-xl font-semibold">{t('notFoundTitle')}</h1>
        <p className="text-ink-2">{t('notFoundText')}</p>
      </div>
      <ButtonLink href="/">{t('toStart')}</ButtonLink>
    </main>
  );
}
