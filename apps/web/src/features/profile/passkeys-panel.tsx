'use client';

import { KeyRound, Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { wasCancelled } from '@/features/auth/sign-in';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { useToasts } from '@/ui/toasts';
import { ConfirmDialog } from './confirm-dialog';
import { addPasskey, removePasskey, useOwnAct } from './queries';

type Passkey = { id: string; name: string; createdAt: string };

export function PasskeysPanel({ passkeys }: { passkeys: readonly Passkey[] }) {
  const t = useTranslations('profile');
  const say = useToasts();
  const [adding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const [name, setName] = useState('');
  const add = useOwnAct(addPasskey);
  const remove = useOwnAct(removePasskey);
  return (
    <Panel
      title={t('passkeys')}
      note={t('passkeysNote')}
      actions={
        <Button onClick={() => setAdding(true)}>
          <Plus aria-hidden />
          {t('addPasskey')}
        </Button>
      }
    >
      {passkeys.length === 0 && <p className="text-ink-3">{t('noPasskeys')}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {passkeys.map((passkey) => (
          <li key={passkey.id} className="flex items-center gap-3 py-2 first:pt-0 last:pb-0">
            <KeyRound className="size-4 shrink-0 text-ink-3" aria-hidden />
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{passkey.name}</span>
              <span className="text-sm text-ink-3">
                <RelativeTime at={passkey.createdAt} />
              </span>
            </span>
            <Button size="small" onClick={() => setRemoving(passkey)}>
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      {adding && (
        <ConfirmDialog
          title={t('addPasskey')}
          act={t('addPasskey')}
          busy={add.isPending}
          error={wasCancelled(add.error) ? null : add.error}
          onConfirm={(password) =>
            add.mutate(
              { name, password },
              {
                onSuccess: () => {
                  setAdding(false);
                  setName('');
                  say.done(t('passkeyAdded'));
                },
              },
            )
          }
          onClose={() => setAdding(false)}
        >
          <TextField
            label={t('passkeyName')}
            hint={t('passkeyNameHint')}
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={60}
            required
          />
        </ConfirmDialog>
      )}
      {removing && (
        <ConfirmDialog
          title={t('removePasskey', { name: removing.name })}
          act={t('remove')}
          text={t('removePasskeyWarn')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={(password) => remove.mutate({ id: removing.id, password }, { onSuccess: () => setRemoving(null) })}
          onClose={() => setRemoving(null)}
        />
      )}
    </Panel>
  );
}
