import { getTranslations } from 'next-intl/server';
import { contact } from '@/config';
import { ButtonLink } from '@/ui/button';
import { ContactLinks } from '@/ui/contact-links';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';

const GUIDES = [
  { id: 'first', href: '/mailboxes', steps: ['a', 'b', 'c', 'd'] },
  { id: 'arrived', href: '/smtp/trace', steps: ['a', 'b', 'c'] },
  { id: 'device', href: '/mailboxes', steps: ['a', 'b', 'c'] },
  { id: 'failure', href: '/continuity', steps: ['a', 'b', 'c'] },
] as const;

export async function HelpPage() {
  const t = await getTranslations('help');
  return (
    <Page title={t('title')} purpose={t('purpose')} actions={<ButtonLink href="/help/manual">{t('manual.read')}</ButtonLink>}>
      <Panel title={t('contactTitle')} note={t('contactText')}>
        <div className="-mx-2">
          <ContactLinks contact={contact} />
        </div>
      </Panel>
      <h2 className="text-lg font-semibold">{t('guidesTitle')}</h2>
      <div className="grid items-start gap-5 md:grid-cols-2">
        {GUIDES.map((guide) => (
          <Panel
            key={guide.id}
            title={t(`guides.${guide.id}.title`)}
            note={t(`guides.${guide.id}.text`)}
            actions={
              <ButtonLink href={guide.href} size="small">
                {t('open')}
              </ButtonLink>
            }
          >
            <ol className="flex list-decimal flex-col gap-1.5 pl-5 text-ink-2 marker:text-ink-3">
              {guide.steps.map((step) => (
                // The four guides share the names of their first steps; the fourth step is the first guide's alone.
                <li key={step}>{t(`guides.${guide.id}.steps.${step}` as Parameters<typeof t>[0])}</li>
              ))}
            </ol>
          </Panel>
        ))}
      </div>
    </Page>
  );
}
