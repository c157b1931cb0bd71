'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { Mailbox } from '@/api/types';
import { Help } from '@/ui/help';
import { Meter, meterWords } from '@/ui/meter';
import { Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';

const MB = 1024 * 1024;
const WARN_AT = 80;
const BAD_AT = 95;

const useSize = () => {
  const format = useFormatter();
  return (megabytes: number) =>
    megabytes >= 1000
      ? `${format.number(megabytes / 1024, { maximumFractionDigits: 1 })} GB`
      : `${format.number(megabytes, { maximumFractionDigits: megabytes < 10 ? 1 : 0 })} MB`;
};
const toneOf = (percent: number) => (percent >= BAD_AT ? 'bad' : percent >= WARN_AT ? 'warn' : 'plain');

/** How full a mailbox is: the words say it, the bar shows it. */
export function SpacePanel({ usage, quotaMb, own }: Pick<Mailbox, 'usage' | 'quotaMb'> & { own?: boolean }) {
  const t = useTranslations('space');
  const size = useSize();
  return (
    <Panel
      title={
        <>
          {t('title')}
          <Help about={t('title')}>
            <p>{t('help')}</p>
          </Help>
        </>
      }
    >
      {usage ? (
        <div className="flex flex-col gap-1.5">
          <div className="flex items-baseline justify-between gap-2">
            <span className="figures">{t('used', { used: size(usage.bytes / MB), quota: size(quotaMb) })}</span>
            <Percent percent={usage.percent} />
          </div>
          <Meter share={usage.percent / 100} tone={toneOf(usage.percent)} />
          {usage.percent >= WARN_AT && <p className="text-pretty">{t(own ? 'ownNear' : 'near')}</p>}
          <p className="text-sm text-ink-3">
            {t('measured')} <RelativeTime at={usage.at} />
          </p>
        </div>
      ) : (
        <p className="text-ink-3">{t('unknown', { quota: size(quotaMb) })}</p>
      )}
    </Panel>
  );
}

function Percent({ percent }: { percent: number }) {
  const t = useTranslations('space');
  return <span className={`text-sm ${meterWords(toneOf(percent))}`}>{t('percent', { percent })}</span>;
}

/** In a table: the space, and how much of it is used where that is known. */
export function SpaceCell({ mailbox: { usage, quotaMb } }: { mailbox: Mailbox }) {
  const size = useSize();
  return (
    <span className="inline-flex items-baseline gap-2">
      {usage && <Percent percent={usage.percent} />}
      {size(quotaMb)}
    </span>
  );
}
