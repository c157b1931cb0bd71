'use client';

import { CircleCheck } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { newIdempotencyKey } from '@/api/client';
import { fieldError } from '@/api/problem';
import type { Mailbox } from '@/api/types';
import { NewPasswordField } from '@/features/auth/new-password-field';
import { RevisionBadge } from '@/features/changes/change-state';
import { Button, ButtonLink } from '@/ui/button';
import { ChoiceCards, SelectField, TextField } from '@/ui/field';
import { Help } from '@/ui/help';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { ProblemNote } from '@/ui/problem-note';
import { AddressField, useTypedAddress } from './address-field';
import { HandOverLink } from './hand-over';
import { useCreateMailbox } from './queries';

const QUOTAS_MB = ['1024', '2048', '5120', '10240', '25600', '51200'] as const;

export function CreateMailbox() {
  const t = useTranslations('mailboxes');
  const ui = useTranslations('ui');
  const creation = useCreateMailbox();
  const [key, setKey] = useState(newIdempotencyKey);
  const typed = useTypedAddress();
  const [displayName, setDisplayName] = useState('');
  const [kind, setKind] = useState<Mailbox['kind']>('person');
  const [accessMode, setAccessMode] = useState<Mailbox['accessMode']>('client_and_webmail');
  const [quota, setQuota] = useState<(typeof QUOTAS_MB)[number]>('5120');
  const [passwordWay, setPasswordWay] = useState<'generate' | 'set'>('generate');
  const [password, setPassword] = useState('');
  const back = { href: '/mailboxes', label: t('title') };

  const again = () => {
    creation.reset();
    setKey(newIdempotencyKey());
    typed.setLocal('');
    setDisplayName('');
    setPassword('');
  };

  if (creation.data) {
    const { mailbox, link } = creation.data;
    return (
      <Page title={t('create.doneTitle')} back={back}>
        <Panel className="max-w-2xl">
          <div className="flex flex-col gap-5">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <CircleCheck className="size-5 text-good" aria-hidden />
              <span className="text-lg font-semibold break-all">{mailbox.displayAddress}</span>
              <RevisionBadge revision={mailbox.revision} />
            </div>
            {link && <HandOverLink link={link} address={mailbox.displayAddress} />}
            <div className="flex flex-wrap gap-2">
              <Button look="primary" onClick={again}>
                {t('create.another')}
              </Button>
              <ButtonLink href={`/mailboxes/${mailbox.id}/devices`}>{t('tabs.devices')}</ButtonLink>
              <ButtonLink href={`/mailboxes/${mailbox.id}`}>{t('create.open')}</ButtonLink>
            </div>
          </div>
        </Panel>
      </Page>
    );
  }

  return (
    <Page title={t('create.title')} purpose={t('create.purpose')} back={back}>
      <Panel className="max-w-2xl">
        <form
          className="flex flex-col gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            creation.mutate({
              key,
              body: {
                address: typed.whole,
                displayName,
                kind,
                accessMode,
                quotaMb: Number(quota),
                ...(passwordWay === 'set' && { password }),
              },
            });
          }}
        >
          <AddressField label={t('create.localPart')} typed={typed} error={fieldError(creation.error, 'address')} />
          <TextField
            label={t('create.displayName')}
            hint={t('create.displayNameHint')}
            error={fieldError(creation.error, 'displayName')}
            value={displayName}
            onChange={(event) => setDisplayName(event.target.value)}
            maxLength={120}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <SelectField
              label={t('create.kind')}
              help={
                <Help about={t('create.kind')}>
                  <p>{t('kindHelp')}</p>
                </Help>
              }
              value={kind}
              options={[
                { value: 'person', label: t('kind.person') },
                { value: 'role', label: t('kind.role') },
              ]}
              onValue={setKind}
            />
            <SelectField
              label={t('create.quota')}
              error={fieldError(creation.error, 'quotaMb')}
              value={quota}
              options={QUOTAS_MB.map((value) => ({ value, label: ui('gigabytes', { n: Number(value) / 1024 }) }))}
              onValue={setQuota}
            />
          </div>
          <AccessChoice value={accessMode} onValue={setAccessMode} />
          <ChoiceCards
            legend={t('create.password')}
            name="password-way"
            value={passwordWay}
            columns="sm:grid-cols-2"
            options={[
              { value: 'generate', label: t('create.passwordGenerate'), hint: t('create.passwordGenerateHint') },
              { value: 'set', label: t('create.passwordSet'), hint: t('create.passwordSetHint') },
            ]}
            onValue={setPasswordWay}
          />
          {passwordWay === 'set' && (
            <NewPasswordField
              label={t('create.passwordField')}
              error={fieldError(creation.error, 'password')}
              value={password}
              onValue={setPassword}
            />
          )}
          <ProblemNote error={creation.error} />
          <div className="flex gap-2">
            <Button type="submit" look="primary" busy={creation.isPending}>
              {t('create.submit')}
            </Button>
            <ButtonLink href="/mailboxes">{ui('cancel')}</ButtonLink>
          </div>
        </form>
      </Panel>
    </Page>
  );
}

export function AccessChoice({
  value,
  onValue,
}: {
  value: Mailbox['accessMode'];
  onValue: (value: Mailbox['accessMode']) => void;
}) {
  const t = useTranslations('mailboxes');
  const modes = ['client', 'client_and_webmail', 'webmail'] as const;
  return (
    <ChoiceCards
      legend={t('create.access')}
      name="access-mode"
      value={value}
      columns="sm:grid-cols-3"
      options={modes.map((mode) => ({ value: mode, label: t(`access.${mode}`), hint: t(`accessHint.${mode}`) }))}
      onValue={onValue}
    />
  );
}
