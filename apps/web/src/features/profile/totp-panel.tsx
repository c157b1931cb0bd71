'use client';

import { Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { lazy, Suspense, useState } from 'react';
import { useSession } from '@/features/session/session';
import { Button } from '@/ui/button';
import { CopyButton } from '@/ui/copy-button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { TextField } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { ProblemNote } from '@/ui/problem-note';
import { Badge } from '@/ui/state-badge';
import { useToasts } from '@/ui/toasts';
import { ConfirmDialog } from './confirm-dialog';
import { confirmTotp, newRecoveryCodes, removeTotp, startTotp, useOwnAct } from './queries';

const QrCode = lazy(() => import('@/ui/qr-code'));

export function TotpPanel({ on, left }: { on: boolean; left: number }) {
  const t = useTranslations('profile');
  const say = useToasts();
  const { staffRole } = useSession();
  const [asking, setAsking] = useState<'enable' | 'disable' | 'codes' | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const start = useOwnAct(startTotp);
  const remove = useOwnAct(removeTotp);
  const renew = useOwnAct(newRecoveryCodes);
  const close = () => setAsking(null);
  return (
    <Panel
      title={
        <>
          {t('totp')} <Badge tone={on ? 'good' : 'plain'}>{on ? t('on') : t('off')}</Badge>
        </>
      }
      note={t('totpNote')}
    >
      <div className="flex flex-wrap items-center gap-2">
        {on && <p className="w-full text-ink-2">{t('codesLeft', { n: left })}</p>}
        {!on && (
          <Button look="primary" onClick={() => setAsking('enable')}>
            <Smartphone aria-hidden />
            {t('enable')}
          </Button>
        )}
        {on && <Button onClick={() => setAsking('codes')}>{t('newCodes')}</Button>}
        {on && !staffRole && <Button onClick={() => setAsking('disable')}>{t('disable')}</Button>}
      </div>
      {asking === 'enable' && !start.data && (
        <ConfirmDialog
          title={t('totp')}
          act={t('enable')}
          busy={start.isPending}
          error={start.error}
          onConfirm={(password) => start.mutate(password)}
          onClose={close}
        />
      )}
      {asking === 'enable' && start.data && (
        <EnrolDialog
          uri={start.data.uri}
          onClose={() => {
            close();
            start.reset();
          }}
          onEnabled={() => {
            close();
            setCodes(start.data.recoveryCodes);
            start.reset();
            say.done(t('enabled'));
          }}
        />
      )}
      {asking === 'disable' && (
        <ConfirmDialog
          title={t('totp')}
          act={t('disable')}
          text={t('disableWarn')}
          danger
          busy={remove.isPending}
          error={remove.error}
          onConfirm={(password) =>
            remove.mutate(password, {
              onSuccess: () => {
                close();
                say.done(t('disabled'));
              },
            })
          }
          onClose={close}
        />
      )}
      {asking === 'codes' && (
        <ConfirmDialog
          title={t('codes')}
          act={t('newCodes')}
          text={t('newCodesWarn')}
          busy={renew.isPending}
          error={renew.error}
          onConfirm={(password) =>
            renew.mutate(password, {
              onSuccess: ({ recoveryCodes }) => {
                close();
                setCodes(recoveryCodes);
              },
            })
          }
          onClose={close}
        />
      )}
      {codes && <CodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </Panel>
  );
}

function EnrolDialog({ uri, onClose, onEnabled }: { uri: string; onClose: () => void; onEnabled: () => void }) {
  const t = useTranslations('profile');
  const ui = useTranslations('ui');
  const confirm = useOwnAct(confirmTotp);
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  return (
    <Dialog open onClose={onClose} title={t('totp')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const code = String(new FormData(event.currentTarget).get('code'));
          confirm.mutate(code, { onSuccess: onEnabled });
        }}
      >
        <p className="text-ink-2">{t('scan')}</p>
        <div className="mx-auto size-48 rounded-control bg-white p-2">
          <Suspense>
            <QrCode text={uri} label={t('totp')} />
          </Suspense>
        </div>
        <p className="flex items-center gap-2 text-sm">
          <span className="text-ink-3">{t('secret')}</span>
          <code className="min-w-0 font-mono break-all">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          <CopyButton text={secret} />
        </p>
        <TextField
          label={t('typeCode')}
          name="code"
          inputMode="numeric"
          pattern="[0-9 ]{6,7}"
          autoComplete="one-time-code"
          required
        />
        <ProblemNote error={confirm.error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={confirm.isPending}>
            {t('confirm')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function CodesDialog({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const t = useTranslations('profile');
  return (
    <Dialog open onClose={onClose} title={t('codes')} role="alertdialog">
      <p className="text-ink-2">{t('codesNote')}</p>
      <ul className="my-4 grid grid-cols-2 gap-x-6 gap-y-1 rounded-control bg-sunken p-4 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <DialogActions>
        <CopyButton text={codes.join('\n')} label={t('copyCodes')} />
        <Button look="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
