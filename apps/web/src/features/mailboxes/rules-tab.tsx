'use client';

import { FlaskConical } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { fieldErrorWithin } from '@/api/problem';
import type { Mailbox } from '@/api/types';
import { type AbsenceDraft, AbsenceFields, absenceDraft, absenceOf } from '@/features/absence/absence-fields';
import { ButtonLink } from '@/ui/button';
import { Checkbox, ChoiceCards, TextAreaField, TextField } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { linesOf } from './lines';
import { type FormPart, MailboxForm } from './mailbox-form';
import { MailboxFrame } from './mailbox-frame';

type Draft = {
  send: Mailbox['sendPolicy']['kind'];
  entries: string;
  receive: Mailbox['receivePolicy']['kind'];
  refuseText: string;
  forwarding: boolean;
  targets: string;
  keepCopy: boolean;
  mayForward: boolean;
} & AbsenceDraft;
type Part = FormPart<Draft>;

const REFUSE_TEXT = 'This mailbox does not receive mail';

const draftOf = ({ sendPolicy, receivePolicy, forward, mayForward, vacation }: Mailbox): Draft => ({
  send: sendPolicy.kind,
  entries: sendPolicy.kind === 'listed' ? sendPolicy.entries.join('\n') : '',
  receive: receivePolicy.kind,
  refuseText: receivePolicy.kind === 'refuse' ? receivePolicy.text : REFUSE_TEXT,
  forwarding: forward !== null,
  targets: forward?.targets.join('\n') ?? '',
  keepCopy: forward?.keepCopy ?? true,
  mayForward,
  ...absenceDraft(vacation),
});

const bodyOf = (draft: Draft) => ({
  sendPolicy: draft.send === 'listed' ? { kind: 'listed' as const, entries: linesOf(draft.entries) } : { kind: draft.send },
  receivePolicy:
    draft.receive === 'refuse' ? { kind: 'refuse' as const, text: draft.refuseText.trim() } : { kind: 'accept' as const },
  forward: draft.forwarding ? { targets: linesOf(draft.targets), keepCopy: draft.keepCopy } : null,
  mayForward: draft.mayForward,
  vacation: absenceOf(draft),
});

export function MailboxRules({ id }: { id: string }) {
  return <MailboxFrame id={id}>{(mailbox) => <RulesTab mailbox={mailbox} />}</MailboxFrame>;
}

function RulesTab({ mailbox }: { mailbox: Mailbox }) {
  const t = useTranslations('mailboxes.rules');
  const simulator = useTranslations('simulator');
  const absence = useTranslations('absence');
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-ink-2">{t('purposeNote')}</p>
        <ButtonLink href={{ pathname: '/mailboxes/simulator', query: { from: mailbox.address } }} size="small">
          <FlaskConical aria-hidden />
          {simulator('fromRules')}
        </ButtonLink>
      </div>
      <MailboxForm mailbox={mailbox} draftOf={draftOf} bodyOf={bodyOf} label={t('save')}>
        {(part) => (
          <>
            <SendPanel {...part} />
            <ReceivePanel {...part} />
            <ForwardPanel {...part} />
            <Panel title={absence('title')}>
              <AbsenceFields address={mailbox.displayAddress} {...part} />
            </Panel>
          </>
        )}
      </MailboxForm>
    </>
  );
}

function SendPanel({ draft, change, error }: Part) {
  const t = useTranslations('mailboxes.rules');
  const kinds = ['anyone', 'own_domain', 'listed', 'nobody'] as const;
  return (
    <Panel title={t('sendTitle')}>
      <div className="flex flex-col gap-4">
        <ChoiceCards
          legend={t('sendTitle')}
          legendHidden
          name="send"
          value={draft.send}
          columns="sm:grid-cols-2"
          options={kinds.map((kind) => ({ value: kind, label: t(`send.${kind}`), hint: t(`sendHint.${kind}`) }))}
          onValue={(send) => change({ send })}
        />
        {draft.send === 'listed' && (
          <TextAreaField
            label={t('entries')}
            hint={t('entriesHint')}
            error={fieldErrorWithin(error, 'sendPolicy')}
            mono
            required
            spellCheck={false}
            value={draft.entries}
            onChange={(event) => change({ entries: event.target.value })}
          />
        )}
      </div>
    </Panel>
  );
}

function ReceivePanel({ draft, change, error }: Part) {
  const t = useTranslations('mailboxes.rules');
  const kinds = ['accept', 'refuse'] as const;
  return (
    <Panel title={t('receiveTitle')}>
      <div className="flex flex-col gap-4">
        <ChoiceCards
          legend={t('receiveTitle')}
          legendHidden
          name="receive"
          value={draft.receive}
          columns="sm:grid-cols-2"
          options={kinds.map((kind) => ({ value: kind, label: t(`receive.${kind}`), hint: t(`receiveHint.${kind}`) }))}
          onValue={(receive) => change({ receive })}
        />
        {draft.receive === 'refuse' && (
          <TextField
            label={t('refuseText')}
            hint={t('refuseTextHint')}
            error={fieldErrorWithin(error, 'receivePolicy')}
            maxLength={200}
            required
            value={draft.refuseText}
            onChange={(event) => change({ refuseText: event.target.value })}
          />
        )}
      </div>
    </Panel>
  );
}

function ForwardPanel({ draft, change, error }: Part) {
  const t = useTranslations('mailboxes.rules');
  return (
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
              error={fieldErrorWithin(error, 'forward')}
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
        <Checkbox
          label={t('mayForward')}
          hint={t('mayForwardHint')}
          checked={draft.mayForward}
          onChange={(event) => change({ mayForward: event.target.checked })}
        />
      </div>
    </Panel>
  );
}
