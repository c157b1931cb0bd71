'use client';

import { Printer } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
import { Button } from '@/ui/button';
import { Copyable } from '@/ui/copy-button';
import { SelectField } from '@/ui/field';
import { FactList, Panel } from '@/ui/panel';
import { Skeleton } from '@/ui/skeleton';
import {
  type Incoming,
  incomingOf,
  PROGRAMS,
  type Program,
  portOf,
  type Security,
  securitiesOf,
  type WaysIn,
} from './connection';
import { Services } from './services';

type SetUpProps = { address: string; host: string | undefined; ways: WaysIn; actions?: ReactNode };

/** What this mailbox's person types into a program, and how, step by step; the choice above rules both, and the print. */
export function SetUp({ address, host, ways, actions }: SetUpProps) {
  const t = useTranslations('devices');
  const [program, setProgram] = useState<Program>('outlookNew');
  const [chosen, setIncoming] = useState<Incoming>('imap');
  const [wanted, setSecurity] = useState<Security>('tls');
  const offered = incomingOf(ways);
  const securities = securitiesOf(ways);
  const incoming = offered.includes(chosen) ? chosen : offered[0];
  const security = securities.includes(wanted) ? wanted : 'tls';
  const services = (service: Incoming | 'submission') =>
    securities.map((kind) => ({
      name: t(`service.${service}`),
      port: portOf(service, kind),
      security: kind,
      advised: kind === 'tls',
    }));
  return (
    <Panel title={t('title')} note={t('note')} actions={actions}>
      <div className="flex flex-col gap-6">
        <FactList
          facts={[
            { label: t('user'), value: <Copyable text={address} /> },
            { label: t('password'), value: <span className="text-ink-2">{t('passwordNote')}</span> },
            { label: t('server'), value: host ? <Copyable text={host} /> : <Skeleton className="h-8 w-52" /> },
          ]}
        />
        {offered.length > 0 && <Services title={t('incoming')} services={offered.flatMap(services)} />}
        {ways.submission && <Services title={t('outgoing')} services={services('submission')} />}
        {!incoming && <p className="text-ink-2">{t('noPrograms')}</p>}
        {incoming && (
          <section className="flex flex-col gap-4 border-t border-line pt-5">
            <div className="flex flex-wrap items-center justify-between gap-2">
              <h3 className="font-semibold">{t('guide')}</h3>
              <Button size="small" onClick={() => window.print()} disabled={!host}>
                <Printer aria-hidden />
                {t('print')}
              </Button>
            </div>
            <div className="grid gap-4 sm:grid-cols-3">
              <SelectField
                label={t('program')}
                value={program}
                options={PROGRAMS.map((value) => ({ value, label: t(`programs.${value}.name`) }))}
                onValue={setProgram}
              />
              <SelectField
                label={t('protocol')}
                value={incoming}
                options={offered.map((value) => ({ value, label: t(`service.${value}`) }))}
                onValue={setIncoming}
              />
              <SelectField
                label={t('security')}
                value={security}
                options={securities.map((value) => ({ value, label: t(`securities.${value}`) }))}
                onValue={setSecurity}
              />
            </div>
            {host && <Steps address={address} host={host} program={program} incoming={incoming} security={security} />}
          </section>
        )}
      </div>
    </Panel>
  );
}

type StepsProps = { address: string; host: string; program: Program; incoming: Incoming; security: Security };

/** One sheet, alone on the paper when printed. */
function Steps({ address, host, program, incoming, security }: StepsProps) {
  const t = useTranslations('devices');
  const steps = t(`programs.${program}.steps`, {
    address,
    host,
    incoming: t(`service.${incoming}`),
    incomingPort: String(portOf(incoming, security)),
    outgoingPort: String(portOf('submission', security)),
    security: t(`securities.${security}`),
  });
  return (
    <div data-print-sheet>
      <h4 className="mb-2 hidden text-lg font-semibold print:block">
        {t('sheetTitle', { address, program: t(`programs.${program}.name`) })}
      </h4>
      {security === 'none' && <p className="mb-2 text-warn">{t('noneWarning')}</p>}
      <ol className="flex list-decimal flex-col gap-2 pl-5 marker:text-ink-3">
        {steps.split('\n').map((step) => (
          <li key={step} className="break-words">
            {step}
          </li>
        ))}
      </ol>
    </div>
  );
}
