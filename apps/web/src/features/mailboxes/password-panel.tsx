'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldError } from '@/api/problem';
import type { Mailbox } from '@/api/types';
import { NewPasswordField } from '@/features/auth/new-password-field';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { HandOverLink } from './hand-over';
import { useSetPassword } from './queries';

export function PasswordPanel({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('mailboxes');
  const changes = useTranslations('changes');
  const say = useToasts();
  const mayUpdate = useMay('mailbox:password');
  const setting = useSetPassword(mailbox.id);
  const [asking, setAsking] = useState<'generate' | 'own' | null>(null);
  const [password, setPassword] = useState('');
  const link = setting.data?.link;

  return (
    <Panel title={t('general.passwordTitle')}>
      <div className="flex flex-col gap-4">
        <p className="flex items-center gap-2 text-ink-2">
          <KeyRound className="size-4 text-ink-3" aria-hidden />
          {mailbox.hasPassword ? t('general.passwordIsSet') : t('general.passwordNone')}
        </p>
        {link && <HandOverLink link={link} address={mailbox.displayAddress} />}
        {mayUpdate && (
          <div className="flex flex-wrap gap-2">
            <Button onClick={() => setAsking('generate')}>{t('general.passwordNew')}</Button>
            <Button onClick={() => setAsking('own')}>{t('general.passwordOwn')}</Button>
          </div>
        )}
      </div>
      <ConsequenceDialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={asking === 'own' ? t('general.passwordOwn') : t('general.passwordNew')}
        consequences={
          mailbox.hasPassword
            ? [t('general.passwordWarning.stops'), t('general.passwordWarning.asks')]
            : [t('create.passwordGenerateHint')]
        }
        act={asking === 'own' ? t('general.passwordOwn') : t('general.passwordNew')}
        busy={setting.isPending}
        error={fieldError(setting.error, 'password') ? null : setting.error}
        onConfirm={() =>
          setting.mutate(asking === 'own' ? password : undefined, {
            onSuccess: () => {
              setAsking(null);
              setPassword('');
              say.done(changes('done', { label: mailbox.displayAddress }));
            },
          })
        }
      >
        {asking === 'own' && (
          <NewPasswordField
            label={t('create.passwordField')}
            error={fieldError(setting.error, 'password')}
            value={password}
            onValue={setPassword}
            own={[mailbox.address, mailbox.displayName]}
          />
        )}
      </ConsequenceDialog>
    </Panel>
  );
}
