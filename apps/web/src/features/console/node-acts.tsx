'use client';

import { KeyRound, Megaphone, RefreshCw, ShieldOff } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { FleetNode } from '@/api/types';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { ConsequenceDialog } from '@/ui/consequence-dialog';
import { CopyButton } from '@/ui/copy-button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { useProblemText } from '@/ui/problem-note';
import { RelativeTime } from '@/ui/relative-time';
import { useToasts } from '@/ui/toasts';
import { BulkAddressDialog } from './bulk-address-dialog';
import { useEnrolmentToken, useRevokeNode, useRotateKey } from './queries';

/** How a node gets its identity, changes its key, and loses both. */
export function NodeActs({ node }: { node: FleetNode }) {
  const t = useTranslations('console.nodeActs');
  const may = useMay('fleet:operate');
  const say = useToasts();
  const problemText = useProblemText();
  const [asking, setAsking] = useState<'enrol' | 'revoke' | 'bulk' | null>(null);
  const token = useEnrolmentToken();
  const revoke = useRevokeNode();
  const rotate = useRotateKey();
  if (!may) return null;
  const close = () => {
    setAsking(null);
    token.reset();
  };
  const known = node.state === 'online' || node.state === 'offline';
  return (
    <div className="mt-4 flex flex-wrap gap-2 border-t border-line pt-4">
      <Button size="small" onClick={() => setAsking('enrol')}>
        <KeyRound aria-hidden />
        {t('enrol')}
      </Button>
      {known && (
        <>
          <Button
            size="small"
            busy={rotate.isPending}
            onClick={() =>
              rotate.mutate(node.id, {
                onSuccess: () => say.done(t('rotating', { node: node.name })),
                onError: (error) => say.failed(problemText(error)),
              })
            }
          >
            <RefreshCw aria-hidden />
            {t('rotate')}
          </Button>
          <Button size="small" onClick={() => setAsking('revoke')}>
            <ShieldOff aria-hidden />
            {t('revoke')}
          </Button>
        </>
      )}
      <Button size="small" onClick={() => setAsking('bulk')}>
        <Megaphone aria-hidden />
        {t('bulk')}
      </Button>
      {asking === 'bulk' && <BulkAddressDialog node={node} onClose={close} />}
      {token.data ? (
        <Dialog open={asking === 'enrol'} onClose={close} title={t('enrolNamed', { node: node.name })} role="alertdialog" wide>
          <p className="text-ink-2">{t('once')}</p>
          <Command text={commandFor(token.data.token)} />
          <p className="mt-2 text-sm text-ink-3">
            {t('expires')} <RelativeTime at={token.data.expiresAt} />
          </p>
          <DialogActions>
            <Button look="primary" onClick={close}>
              {t('copied')}
            </Button>
          </DialogActions>
        </Dialog>
      ) : (
        <ConsequenceDialog
          open={asking === 'enrol'}
          onClose={close}
          title={t('enrolNamed', { node: node.name })}
          consequences={[t('enrolOnce'), t('enrolVoids'), ...(known ? [t('enrolReplaces')] : [])]}
          act={t('enrol')}
          busy={token.isPending}
          error={token.error}
          onConfirm={() => token.mutate(node.id)}
        />
      )}
      <ConsequenceDialog
        open={asking === 'revoke'}
        onClose={close}
        title={t('revokeNamed', { node: node.name })}
        consequences={[t('revokeOut'), t('revokeServes'), t('revokeBack')]}
        act={t('revoke')}
        danger
        typeToConfirm={node.name}
        busy={revoke.isPending}
        error={revoke.error}
        onConfirm={() =>
          revoke.mutate(node.id, {
            onSuccess: () => {
              say.done(t('revoked', { node: node.name }));
              close();
            },
          })
        }
      />
    </div>
  );
}

/** As its agent reads it at the first start (apps/agent/src/config.ts). */
const commandFor = (token: string) =>
  `sudo sh -c 'echo RELEVO_ENROLMENT_TOKEN=${token} >> /etc/relevo/agent.env'\nsudo systemctl restart relevo-agent`;

function Command({ text }: { text: string }) {
  const t = useTranslations('console.nodeActs');
  return (
    <div className="mt-3 flex items-start gap-1 rounded-control border border-line bg-sunken py-2 pr-1 pl-3">
      <pre className="min-w-0 flex-1 overflow-x-auto py-1 font-mono text-xs">{text}</pre>
      <CopyButton text={text} label={t('copy')} />
    </div>
  );
}
