'use client';

import { useMutation } from '@tanstack/react-query';
import { Eye, Unlink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import { Problem } from '@/api/problem';
import { Services } from '@/features/devices/services';
import { Button } from '@/ui/button';
import { Copyable } from '@/ui/copy-button';
import { FactList, Panel } from '@/ui/panel';
import { ProblemNote } from '@/ui/problem-note';

/** Behind a button, so that the scanner of a mail program that follows the link does not use it up. */
export function RevealPassword({ token }: { token: string }) {
  const t = useTranslations('auth');
  const reveal = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/links/{token}', { params: { path: { token } } })),
  });
  if (reveal.error instanceof Problem && (reveal.error.status === 410 || reveal.error.status === 404)) {
    return (
      <Panel>
        <div className="flex gap-3">
          <Unlink className="mt-0.5 size-5 shrink-0 text-ink-3" aria-hidden />
          <div>
            <p className="font-medium">{t('linkGone')}</p>
            <p className="text-ink-2">{t('linkGoneText')}</p>
          </div>
        </div>
      </Panel>
    );
  }
  if (!reveal.data) {
    return (
      <Panel>
        <div className="flex flex-col items-start gap-4">
          <Button look="primary" size="large" busy={reveal.isPending} onClick={() => reveal.mutate()}>
            <Eye aria-hidden />
            {t('linkReveal')}
          </Button>
          <ProblemNote error={reveal.error} />
        </div>
      </Panel>
    );
  }
  return <Revealed data={reveal.data} />;
}

function Revealed({ data }: { data: { address: string; password: string; hosts: { mail: string } } }) {
  const t = useTranslations('auth');
  const devices = useTranslations('devices');
  return (
    <>
      <Panel>
        <div aria-live="polite">
          <FactList
            facts={[
              { label: t('linkMailbox'), value: <Copyable text={data.address} /> },
              { label: t('linkPassword'), value: <Copyable text={data.password} large /> },
            ]}
          />
        </div>
        <p className="mt-4 text-sm text-warn">{t('linkKeep')}</p>
      </Panel>
      <Panel title={t('linkServers')}>
        <div className="flex flex-col gap-5">
          <FactList facts={[{ label: devices('server'), value: <Copyable text={data.hosts.mail} /> }]} />
          <Services title={devices('incoming')} services={[{ name: 'IMAP', port: 993, security: 'tls' }]} />
          <Services title={devices('outgoing')} services={[{ name: 'SMTP', port: 465, security: 'tls' }]} />
        </div>
      </Panel>
    </>
  );
}
