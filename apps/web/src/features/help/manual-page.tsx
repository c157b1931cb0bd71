import { getLocale, getTranslations } from 'next-intl/server';
import { messagesFor } from '@/i18n/messages';
import { ButtonLink } from '@/ui/button';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { manual } from './manual';

/** Everything that the question marks say, in one place, to be read through, searched by the browser, or printed. */
export async function ManualPage() {
  const t = await getTranslations('help.manual');
  const chapters = manual(messagesFor(await getLocale()));
  return (
    <Page title={t('title')} purpose={t('purpose')} back={{ href: '/help', label: t('back') }}>
      <nav aria-label={t('contents')}>
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {chapters.map((chapter) => (
            <li key={chapter.id}>
              <a href={`#${chapter.id}`} className="leading-7 text-accent hover:underline">
                {chapter.title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {chapters.map((chapter) => (
        <section key={chapter.id} id={chapter.id} className="scroll-mt-4">
          <Panel
            title={chapter.title}
            note={chapter.text}
            actions={
              <ButtonLink href={chapter.href} size="small">
                {t('open')}
              </ButtonLink>
            }
          >
            {chapter.entries.length > 0 && (
              <dl className="grid gap-x-6 gap-y-3 sm:grid-cols-[14rem_minmax(0,1fr)]">
                {chapter.entries.map((entry) => (
                  <div key={entry.title} className="contents">
                    <dt className="font-medium max-sm:-mb-2">{entry.title}</dt>
                    <dd className="max-w-2xl text-ink-2">{entry.text}</dd>
                  </div>
                ))}
              </dl>
            )}
          </Panel>
        </section>
      ))}
    </Page>
  );
}
