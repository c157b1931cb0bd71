'use client';

import { useTranslations } from 'next-intl';
import { fieldErrorWithin } from '@/api/problem';
import type { Mailbox, UpdateMailbox } from '@/api/types';
import { useMay } from '@/features/session/session';
import { Checkbox, ChoiceCards, TextAreaField, TextField } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { useDraft } from '@/ui/use-draft';
import { useMailbox, useUpdateMailbox } from './queries';
import { SaveBar } from './save-bar';

type Draft = {
  send: Mailbox['sendPolicy']['kind'];
  entries: string;
  receive: Mailbox['receivePolicy']['kind'];
  refuseText: string;
  forwarding: boolean;
  targets: string;
  keepCopy: boolean;
};

const REFUSE_TEXT = 'This mailbox does not receive mail';
const lines = (text: string) =>
  text
    .split(/[\n,;]/)
    .map((line) => line.trim())
    .filter(Boolean);

const draftOf = ({ sendPolicy, receivePolicy, forward }: Mailbox): Draft => ({
  send: sendPolicy.kind,
  entries: sendPolicy.kind === 'listed' ? sendPolicy.entries.join('\n') : '',
  receive: receivePolicy.kind,
  refuseText: receivePolicy.kind === 'refuse' ? receivePolicy.text : REFUSE_TEXT,
  forwarding: forward !== null,
  targets: forward?.targets.join('\n') ?? '',
  keepCopy: forward?.keepCopy ?? true,
});

const changesOf = (draft: Draft, version: number): UpdateMailbox => ({
  version,
  sendPolicy: draft.send === 'listed' ? { kind: 'listed', entries: lines(draft.entries) } : { kind: draft.send },
  receivePolicy: draft.receive === 'refuse' ? { kind: 'refuse', text: draft.refuseText.trim() } : { kind: 'accept' },
  forward: draft.forwarding ? { targets: lines(draft.targets), keepCopy: draft.keepCopy } : null,
});

export function RulesTab({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('mailboxes.rules');
  const changes = useTranslations('changes');
  const say = useToasts();
  const mayUpdate = useMay('mailbox:update');
  const current = useMailbox(mailbox.id);
  const update = useUpdateMailbox(mailbox.id);
  const { version, draft, dirty, change, adopt } = useDraft(mailbox, draftOf);
  const sendKinds = ['anyone', 'own_domain', 'listed', 'nobody'] as const;
  const receiveKinds = ['accept', 'refuse'] as const;

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        update.mutate(changesOf(draft, version), {
          onSuccess: (saved) => {
            adopt(saved);
            say.done(changes('done', { label: mailbox.displayAddress }));
          },
        });
      }}
    >
      <fieldset disabled={!mayUpdate} className="flex min-w-0 flex-col gap-5">
        <p className="text-ink-2">{t('purposeNote')}</p>
        <Panel title={t('sendTitle')}>
          <div className="flex flex-col gap-4">
            <ChoiceCards
              legend={t('sendTitle')}
              legendHidden
              name="send"
              value={draft.send}
              columns="sm:grid-cols-2"
              options={sendKinds.map((kind) => ({ value: kind, label: t(`send.${kind}`), hint: t(`sendHint.${kind}`) }))}
              onValue={(send) => change({ send })}
            />
            {draft.send === 'listed' && (
              <TextAreaField
                label={t('entries')}
                hint={t('entriesHint')}
                error={fieldErrorWithin(update.error, 'sendPolicy')}
                mono
                required
                spellCheck={false}
                value={draft.entries}
                onChange={(event) => change({ entries: event.target.value })}
              />
            )}
          </div>
        </Panel>
        <Panel title={t('receiveTitle')}>
          <div className="flex flex-col gap-4">
            <ChoiceCards
              legend={t('receiveTitle')}
              legendHidden
              name="receive"
              value={draft.receive}
              columns="sm:grid-cols-2"
              options={receiveKinds.map((kind) => ({ value: kind, label: t(`receive.${kind}`), hint: t(`receiveHint.${kind}`) }))}
              onValue={(receive) => change({ receive })}
            />
            {draft.receive === 'refuse' && (
              <TextField
                label={t('refuseText')}
                hint={t('refuseTextHint')}
                error={fieldErrorWithin(update.error, 'receivePolicy')}
                maxLength={200}
                required
                value={draft.refuseText}
                onChange={(event) => change({ refuseText: event.target.value })}
              />
            )}
          </div>
        </Panel>
        <Panel title={t('forwardTitle')}>
          <div className="flex flex-col gap-4">
            <Checkbox
              label={t('forwardOn')}
              checked={draft.forwarding}
              onChange={(event) => change({ forwarding: event.target.checked })}
            />
            {draft.forwarding && (
              <>
                <TextAreaField
                  label={t('forwardTargets')}
                  hint={t('forwardTargetsHint')}
                  error={fieldErrorWithin(update.error, 'forward')}
                  mono
                  required
                  rows={3}
                  spellCheck={false}
                  value={draft.targets}
                  onChange={(event) => change({ targets: event.target.value })}
                />
                <Checkbox
                  label={t('forwardCopy')}
                  checked={draft.keepCopy}
                  onChange={(event) => change({ keepCopy: event.target.checked })}
                />
              </>
            )}
          </div>
        </Panel>
        {mayUpdate && (
          <SaveBar
            label={t('save')}
            busy={update.isPending}
            dirty={dirty}
            error={update.error}
            onReload={async () => {
              update.reset();
              const { data } = await current.refetch();
              if (data) adopt(data);
            }}
          />
        )}
      </fieldset>
    </form>
  );
}
