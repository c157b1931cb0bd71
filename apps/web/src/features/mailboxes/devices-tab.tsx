'use client';

import { useTranslations } from 'next-intl';
import type { Mailbox } from '@/api/types';
import { useOverview } from '@/features/home/queries';
import { Copyable } from '@/ui/copy-button';
import { FactList, Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { Skeleton } from '@/ui/skeleton';
import { Badge } from '@/ui/state-badge';

type Service = { name: string; port: number; security: string; advised?: boolean };

// RFC 8314: implicit TLS comes first; the STARTTLS ports stay for programs that know no other.
const INCOMING: readonly Service[] = [
  { name: 'IMAP', port: 993, security: 'SSL/TLS', advised: true },
  { name: 'IMAP', port: 143, security: 'STARTTLS' },
  { name: 'POP3', port: 995, security: 'SSL/TLS' },
  { name: 'POP3', port: 110, security: 'STARTTLS' },
];
const OUTGOING: readonly Service[] = [
  { name: 'SMTP', port: 465, security: 'SSL/TLS', advised: true },
  { name: 'SMTP', port: 587, security: 'STARTTLS' },
];

export function DevicesTab({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('mailboxes.devices');
  const overview = useOverview();
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <Panel title={t('title')} note={t('note')}>
        {overview.error && !overview.data ? (
          <LoadError error={overview.error} onRetry={() => void overview.refetch()} />
        ) : (
          <div className="flex flex-col gap-6">
            <FactList
              facts={[
                { label: t('user'), value: <Copyable text={mailbox.address} /> },
                { label: t('password'), value: <span className="text-ink-2">{t('passwordNote')}</span> },
                {
                  label: t('server'),
                  value: overview.data ? <Copyable text={overview.data.hosts.mail} /> : <Skeleton className="h-8 w-52" />,
                },
              ]}
            />
            <Services title={t('incoming')} services={INCOMING} />
            <Services title={t('outgoing')} services={OUTGOING} />
          </div>
        )}
      </Panel>
      <div className="flex flex-col gap-5">
        <Panel title={t('which')}>
          <p className="text-ink-2">{t('whichText')}</p>
        </Panel>
        <Panel>
          <p className="text-ink-2">{t('assisted')}</p>
        </Panel>
      </div>
    </div>
  );
}

export function Services({ title, services }: { title: string; services: readonly Service[] }) {
  const t = useTranslations('mailboxes.devices');
  return (
    <section>
      <h3 className="mb-1.5 text-sm font-medium">{title}</h3>
      <table className="w-full text-left">
        <thead className="text-xs text-ink-3">
          <tr className="border-b border-line">
            <th scope="col" className="py-1.5 font-medium">
              {t('protocol')}
            </th>
            <th scope="col" className="py-1.5 pr-6 text-right font-medium">
              {t('port')}
            </th>
            <th scope="col" className="py-1.5 font-medium">
              {t('security')}
            </th>
          </tr>
        </thead>
        <tbody>
          {services.map((service) => (
            <tr key={service.port} className="border-b border-line last:border-b-0">
              <th scope="row" className="py-1.5 font-medium">
                {service.name}
              </th>
              <td className="py-1.5 pr-6 text-right font-medium figures">{service.port}</td>
              <td className="py-1.5">
                <span className="flex flex-wrap items-center gap-x-3">
                  {service.security}
                  {service.advised && <Badge tone="good">{t('advice')}</Badge>}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
