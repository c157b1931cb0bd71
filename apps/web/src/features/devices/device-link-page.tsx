'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { Apple, Eye, Unlink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, unwrap } from '@/api/client';
import { isProblem } from '@/api/problem';
import type { SetUpDevice } from '@/api/types';
import { Button } from '@/ui/button';
import { Copyable } from '@/ui/copy-button';
import { FactList, Panel } from '@/ui/panel';
import { LoadError, ProblemNote } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { Services } from './services';

/** On the device itself. Looking uses nothing up; either button does. */
export function DeviceLinkPage({ token }: { token: string }) {
  const t = useTranslations('deviceLink');
  const path = { token };
  const link = useQuery({
    queryKey: ['device-link', token],
    queryFn: () => unwrap(api.GET('/v1/device-links/{token}', { params: { path } })),
    retry: false,
  });
  const opening = useMutation({ mutationFn: () => unwrap(api.POST('/v1/device-links/{token}', { params: { path } })) });
  const [installing, setInstalling] = useState(false);
  if (isProblem(link.error, 'link.gone') || isProblem(opening.error, 'link.gone')) return <Gone />;
  if (link.error && !link.data)
    return (
      <Panel>
        <LoadError error={link.error} onRetry={() => void link.refetch()} />
      </Panel>
    );
  if (!link.data)
    return (
      <Panel>
        <SkeletonLines lines={3} />
      </Panel>
    );
  if (opening.data) return <Opened device={opening.data} />;
  return (
    <>
      <Panel>
        <FactList
          facts={[
            { label: t('mailbox'), value: <span className="font-medium break-all">{link.data.address}</span> },
            { label: t('company'), value: link.data.company },
            { label: t('device'), value: link.data.name },
          ]}
        />
      </Panel>
      <Panel title={t('apple')}>
        <p className="text-ink-2">{t('appleText')}</p>
        {/* A form and not a script: Safari offers to install what a navigation brings. */}
        <form
          method="post"
          action={`/v1/device-links/${encodeURIComponent(token)}/profile`}
          className="mt-4"
          onSubmit={() => setInstalling(true)}
        >
          <Button type="submit" look="primary" size="large">
            <Apple aria-hidden />
            {t('install')}
          </Button>
        </form>
        {installing && (
          <p className="mt-3 text-ink-2" role="status">
            {t('installing')}
          </p>
        )}
      </Panel>
      <Panel title={t('other')}>
        <p className="text-ink-2">{t('otherText')}</p>
        <Button className="mt-4" busy={opening.isPending} onClick={() => opening.mutate()}>
          <Eye aria-hidden />
          {t('show')}
        </Button>
        <ProblemNote error={opening.error} />
      </Panel>
    </>
  );
}

function Opened({ device }: { device: SetUpDevice }) {
  const t = useTranslations('deviceLink');
  const devices = useTranslations('devices');
  const listed = (outgoing: boolean) =>
    device.services
      .filter((service) => (service.name === 'submission') === outgoing)
      .map(({ name, port, security }) => ({
        name: devices(`service.${name}`),
        port,
        security,
        advised: security === 'tls',
      }));
  return (
    <>
      <Panel>
        <div aria-live="polite">
          <FactList
            facts={[
              { label: t('mailbox'), value: <Copyable text={device.address} /> },
              { label: t('password'), value: <Copyable text={device.password} large /> },
              { label: devices('server'), value: <Copyable text={device.hosts.mail} /> },
            ]}
          />
        </div>
        <p className="mt-4 text-sm text-warn">{t('once')}</p>
      </Panel>
      <Panel>
        <div className="flex flex-col gap-5">
          <Services title={devices('incoming')} services={listed(false)} />
          {listed(true).length > 0 && <Services title={devices('outgoing')} services={listed(true)} />}
        </div>
      </Panel>
    </>
  );
}

function Gone() {
  const t = useTranslations('deviceLink');
  return (
    <Panel>
      <div className="flex gap-3">
        <Unlink className="mt-0.5 size-5 shrink-0 text-ink-3" aria-hidden />
        <div>
          <p className="font-medium">{t('gone')}</p>
          <p className="text-ink-2">{t('goneText')}</p>
        </div>
      </div>
    </Panel>
  );
}
