'use client';

import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleX, Download } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import { buttonClass } from '@/ui/button';
import { FactList, Panel } from '@/ui/panel';
import { LoadError } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { SkeletonLines } from '@/ui/skeleton';

/** For whoever was shown a certificate: is it true? */
export function CertificatePage({ code }: { code: string }) {
  const t = useTranslations('certificate');
  const certificate = useQuery({
    queryKey: ['certificate', code],
    queryFn: () => unwrap(api.GET('/v1/certificates/{code}', { params: { path: { code } } })),
    retry: false,
  });
  const data = certificate.data;
  const Mark = data?.valid ? CircleCheck : CircleX;
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-1 flex-col gap-5 px-4 py-12 sm:px-8">
      <div>
        <h1 className="text-2xl font-semibold">{t('title')}</h1>
        <p className="text-ink-2">{t('purpose')}</p>
      </div>
      {certificate.error ? (
        <Panel>
          <LoadError error={certificate.error} onRetry={() => void certificate.refetch()} />
        </Panel>
      ) : !data ? (
        <Panel>
          <SkeletonLines lines={8} />
        </Panel>
      ) : (
        <>
          <Panel>
            <div className="flex items-start gap-3">
              <Mark className={data.valid ? 'size-6 shrink-0 text-good' : 'size-6 shrink-0 text-bad'} aria-hidden />
              <div>
                <p className="text-lg font-semibold">{t(data.valid ? 'valid' : 'broken')}</p>
                <p className="text-ink-2">{t(data.valid ? 'validText' : 'brokenText')}</p>
              </div>
            </div>
          </Panel>
          <Panel
            title={t('number', { n: data.number })}
            actions={
              <a href={`/v1/certificates/${code}/pdf`} download className={buttonClass('secondary', 'small')}>
                <Download aria-hidden />
                PDF
              </a>
            }
          >
            <pre className="mb-4 rounded-control bg-sunken px-3 py-2 font-mono text-sm break-words whitespace-pre-wrap">
              {data.facts.reply}
            </pre>
            <FactList
              facts={[
                { label: t('company'), value: data.facts.company },
                { label: t('sender'), value: data.facts.sender },
                { label: t('recipient'), value: data.facts.recipient },
                { label: t('deliveredAt'), value: <RelativeTime at={data.facts.deliveredAt} /> },
                ...(data.facts.relay ? [{ label: t('relay'), value: data.facts.relay }] : []),
                { label: t('issuedAt'), value: <RelativeTime at={data.issuedAt} /> },
                { label: t('hash'), value: <code className="font-mono text-xs break-all">{data.hash}</code> },
                { label: t('previous'), value: <code className="font-mono text-xs break-all">{data.previousHash}</code> },
              ]}
            />
            <p className="mt-4 text-sm text-ink-3">{t('note')}</p>
          </Panel>
        </>
      )}
    </div>
  );
}
