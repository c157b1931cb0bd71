'use client';

import { useTranslations } from 'next-intl';
import { fieldError } from '@/api/problem';
import type { Mailbox } from '@/api/types';
import { Checkbox, SelectField, TextField } from '@/ui/field';
import { Help } from '@/ui/help';
import { FactList, Panel } from '@/ui/panel';
import { RelativeTime } from '@/ui/relative-time';
import { AccessChoice } from './create-mailbox';
import { HistoryPanel } from './history-panel';
import { MailboxForm } from './mailbox-form';
import { MailboxFrame } from './mailbox-frame';
import { MailboxState } from './mailbox-state';
import { PasswordPanel } from './password-panel';
import { SendingPanel } from './sending-panel';
import { SpacePanel } from './space-panel';

type Draft = Pick<Mailbox, 'displayName' | 'kind' | 'accessMode' | 'retentionDays' | 'retentionOwn' | 'quotaMb'>;

const draftOf = ({ displayName, kind, accessMode, retentionDays, retentionOwn, quotaMb }: Mailbox): Draft => ({
  displayName,
  kind,
  accessMode,
  retentionDays,
  retentionOwn,
  quotaMb,
});

export function MailboxGeneral({ id }: { id: string }) {
  return <MailboxFrame id={id}>{(mailbox) => <GeneralTab mailbox={mailbox} />}</MailboxFrame>;
}

function GeneralTab({ mailbox }: { mailbox: Mailbox }) {
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex min-w-0 flex-col gap-5">
        <GeneralForm mailbox={mailbox} />
        <HistoryPanel mailbox={mailbox} />
      </div>
      <div className="flex flex-col gap-5">
        <StatePanel mailbox={mailbox} />
        <SpacePanel usage={mailbox.usage} quotaMb={mailbox.quotaMb} />
        <SendingPanel mailbox={mailbox} />
        <PasswordPanel mailbox={mailbox} />
      </div>
    </div>
  );
}

function GeneralForm({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('mailboxes');
  const ui = useTranslations('ui');
  return (
    <Panel title={t('general.identity')}>
      <MailboxForm mailbox={mailbox} draftOf={draftOf} bodyOf={(draft) => draft} label={ui('save')}>
        {({ draft, change, error }) => (
          <>
            <div className="grid gap-5 sm:grid-cols-2">
              <TextField
                label={t('create.displayName')}
                error={fieldError(error, 'displayName')}
                value={draft.displayName}
                maxLength={120}
                onChange={(event) => change({ displayName: event.target.value })}
              />
              <SelectField
                label={t('create.kind')}
                value={draft.kind}
                options={[
                  { value: 'person', label: t('kind.person') },
                  { value: 'role', label: t('kind.role') },
                ]}
                onValue={(kind) => change({ kind })}
              />
            </div>
            <AccessChoice value={draft.accessMode} onValue={(accessMode) => change({ accessMode })} />
            <div className="grid gap-5 sm:grid-cols-2">
              <TextField
                label={t('general.retention')}
                help={
                  <Help about={t('general.retention')}>
                    <p>{t('general.retentionHelp')}</p>
                  </Help>
                }
                hint={draft.retentionOwn ? t('general.retentionHint') : t('general.retentionFollowed')}
                disabled={!draft.retentionOwn}
                error={fieldError(error, 'retentionDays')}
                type="number"
                min={1}
                max={3650}
                inputMode="numeric"
                value={draft.retentionDays ?? ''}
                onChange={(event) => change({ retentionDays: event.target.value === '' ? null : event.target.valueAsNumber })}
              />
              <TextField
                label={t('create.quota')}
                suffix="MB"
                hint={ui('gigabytes', { n: Math.round((draft.quotaMb / 1024) * 10) / 10 || 0 })}
                error={fieldError(error, 'quotaMb')}
                type="number"
                min={10}
                inputMode="numeric"
                required
                value={Number.isNaN(draft.quotaMb) ? '' : draft.quotaMb}
                onChange={(event) => change({ quotaMb: event.target.valueAsNumber })}
              />
            </div>
            <Checkbox
              label={t('general.retentionOwn')}
              hint={t('general.retentionOwnHint')}
              checked={draft.retentionOwn}
              onChange={(event) => change({ retentionOwn: event.target.checked })}
            />
          </>
        )}
      </MailboxForm>
    </Panel>
  );
}

function StatePanel({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('mailboxes');
  return (
    <Panel>
      <FactList
        facts={[
          { label: t('columns.state'), value: <MailboxState mailbox={mailbox} /> },
          { label: t('general.created'), value: <RelativeTime at={mailbox.createdAt} /> },
          { label: t('columns.updated'), value: <RelativeTime at={mailbox.updatedAt} /> },
        ]}
      />
    </Panel>
  );
}
