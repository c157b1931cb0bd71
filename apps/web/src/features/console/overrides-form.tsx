'use client';

import { useTranslations } from 'next-intl';
import { fieldError, fieldErrorWithin } from '@/api/problem';
import type { PairDetail } from '@/api/types';
import { linesOf } from '@/features/mailboxes/lines';
import { SaveBar } from '@/features/mailboxes/save-bar';
import { useMay } from '@/features/session/session';
import { Checkbox, TextAreaField, TextField } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { useDraft } from '@/ui/use-draft';
import { useSaveOverrides } from './queries';

const draftOf = ({ overrides, messageSizeLimitMb, dnsblZones, greylisting }: PairDetail) => ({
  ...overrides,
  messageSizeLimitMb,
  dnsbl: dnsblZones.join('\n'),
  greylisting,
});

/** What staff add to a pair's files. A refused text shows the checker's words on the node that refused it. */
export function OverridesForm({ pair, onReload }: { pair: PairDetail; onReload: () => Promise<PairDetail | undefined> }) {
  const t = useTranslations('console.fleet');
  const say = useToasts();
  const mayOperate = useMay('fleet:operate');
  const save = useSaveOverrides(pair.id);
  const { version, draft, dirty, change, adopt } = useDraft(pair, draftOf);
  const { dnsbl, ...settings } = draft;
  return (
    <Panel title={t('overrides')} note={t('overridesNote')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(
            { version, ...settings, dnsblZones: linesOf(dnsbl) },
            {
              onSuccess: async ({ revision }) => {
                say.done(t('saved', { n: revision }));
                const current = await onReload();
                if (current) adopt(current);
              },
            },
          );
        }}
      >
        <fieldset disabled={!mayOperate} className="flex min-w-0 flex-col gap-4">
          <div className="grid gap-4 lg:grid-cols-2">
            <TextAreaField
              label="Postfix (main.cf)"
              mono
              rows={7}
              spellCheck={false}
              placeholder="smtpd_client_connection_rate_limit = 60"
              value={draft.postfix}
              error={fieldError(save.error, 'postfix')}
              onChange={(event) => change({ postfix: event.target.value })}
            />
            <TextAreaField
              label="Dovecot (dovecot.conf)"
              mono
              rows={7}
              spellCheck={false}
              placeholder="mail_max_userip_connections = 30"
              value={draft.dovecot}
              error={fieldError(save.error, 'dovecot')}
              onChange={(event) => change({ dovecot: event.target.value })}
            />
          </div>
          <TextField
            label={t('messageSize')}
            type="number"
            min={1}
            max={200}
            required
            suffix="MB"
            value={draft.messageSizeLimitMb}
            error={fieldError(save.error, 'messageSizeLimitMb')}
            onChange={(event) => change({ messageSizeLimitMb: event.target.valueAsNumber || 1 })}
            className="max-w-48"
          />
          <TextAreaField
            label={t('dnsbl')}
            hint={t('dnsblHint')}
            mono
            rows={3}
            spellCheck={false}
            value={dnsbl}
            error={fieldErrorWithin(save.error, 'dnsblZones')}
            onChange={(event) => change({ dnsbl: event.target.value })}
            className="lg:max-w-xl"
          />
          <Checkbox
            label={t('greylisting')}
            hint={t('greylistingHint')}
            checked={draft.greylisting}
            onChange={(event) => change({ greylisting: event.target.checked })}
          />
          {mayOperate && <SaveBar label={t('saveOverrides')} save={save} dirty={dirty} read={onReload} adopt={adopt} />}
        </fieldset>
      </form>
    </Panel>
  );
}
