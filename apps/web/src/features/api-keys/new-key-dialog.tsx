'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ApiKey } from '@/api/types';
import { useTenant } from '@/features/session/session';
import { Button } from '@/ui/button';
import { Copyable, CopyButton } from '@/ui/copy-button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { Checkbox, SelectField, TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';
import { useCreateApiKey } from './queries';

type Permission = ApiKey['permissions'][number];
const PERMISSIONS: readonly Permission[] = [
  'mailbox:read',
  'mailbox:create',
  'mailbox:update',
  'mailbox:password',
  'mailbox:delete',
  'domain:read',
  'domain:update',
  'filter:read',
  'filter:update',
  'trace:read',
  'tenant:read',
  'continuity:read',
  'switchover:start',
  'audit:read',
];
const DAYS = ['30', '90', '180', '365'] as const;

/** Name, rights and end; then the key, once. */
export default function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('apiKeys');
  const ui = useTranslations('ui');
  const tenant = useTenant();
  const create = useCreateApiKey();
  const [name, setName] = useState('');
  const [days, setDays] = useState<(typeof DAYS)[number]>('90');
  const [chosen, setChosen] = useState<readonly Permission[]>(['mailbox:read']);
  const mine = PERMISSIONS.filter((permission) => tenant.permissions.includes(permission));
  if (create.data) return <ShownOnce secret={create.data.key} onClose={onClose} />;
  return (
    <Dialog open onClose={onClose} title={t('create')} wide>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (!create.isPending) create.mutate({ name, permissions: [...chosen], expiresInDays: Number(days) });
        }}
        className="flex flex-col gap-4"
      >
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_12rem]">
          <TextField
            label={t('name')}
            hint={t('nameHint')}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
            autoComplete="off"
          />
          <SelectField
            label={t('expires')}
            value={days}
            options={DAYS.map((value) => ({ value, label: t('days', { n: Number(value) }) }))}
            onValue={setDays}
          />
        </div>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 text-sm font-medium">{t('rights')}</legend>
          <div className="grid gap-2 sm:grid-cols-2">
            {mine.map((permission) => (
              <Checkbox
                key={permission}
                label={t(`may.${permission}`)}
                checked={chosen.includes(permission)}
                onChange={(event) =>
                  setChosen((before) =>
                    event.target.checked ? [...before, permission] : before.filter((one) => one !== permission),
                  )
                }
              />
            ))}
          </div>
          <p className="mt-1 text-sm text-ink-3">{t('rightsHint')}</p>
        </fieldset>
        <ProblemNote error={create.error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={create.isPending} disabled={chosen.length === 0 || !name.trim()}>
            {t('create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function ShownOnce({ secret, onClose }: { secret: string; onClose: () => void }) {
  const t = useTranslations('apiKeys');
  const tenant = useTenant();
  const example = `curl -H "Authorization: Bearer ${secret}" \\\n  ${window.location.origin}/v1/tenants/${tenant.id}/mailboxes`;
  return (
    <Dialog open onClose={onClose} title={t('made')} role="alertdialog" wide>
      <p className="text-ink-2">{t('onceOnly')}</p>
      <p className="mt-3 rounded-control border border-line bg-sunken px-3 py-2">
        <Copyable text={secret} />
      </p>
      <div className="mt-5 flex items-center justify-between gap-2">
        <h3 className="text-sm font-medium">{t('example')}</h3>
        <CopyButton text={example} label={t('copyExample')} />
      </div>
      <pre className="mt-1 overflow-x-auto rounded-control border border-line bg-sunken px-3 py-2 font-mono text-xs">
        {example}
      </pre>
      <DialogActions>
        <Button look="primary" onClick={onClose}>
          {t('kept')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
