'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/ui/state-badge';
import type { Security } from './connection';

export type Service = { name: string; port: number; security: Security; advised?: boolean };

export function Services({ title, services }: { title: string; services: readonly Service[] }) {
  const t = useTranslations('devices');
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
            <tr key={`${service.name}${service.security}`} className="border-b border-line last:border-b-0">
              <th scope="row" className="py-1.5 font-medium">
                {service.name}
              </th>
              <td className="py-1.5 pr-6 text-right font-medium figures">{service.port}</td>
              <td className="py-1.5">
                <span className="flex flex-wrap items-center gap-x-3">
                  {t(`securities.${service.security}`)}
                  {service.advised && <Badge tone="good">{t('advice')}</Badge>}
                  {service.security === 'none' && <Badge tone="warn">{t('exception')}</Badge>}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
