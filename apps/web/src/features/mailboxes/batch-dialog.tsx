'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, unwrap } from '@/api/client';
import type { BatchChoice, BatchOutcome, BatchSettings, GroupBatchOutcome } from '@/api/types';
import { useGroupChoice } from '@/features/groups/queries';
import { useMay, useTenant } from '@/features/session/session';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { SelectField, TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { useToasts } from '@/ui/toasts';
import { useAfterwards } from './queries';

const ACTS = ['state', 'access', 'quota', 'retention', 'way', 'outgoing', 'mayForward', 'group'] as const;
type Act = (typeof ACTS)[number];
const VALUES = {
  state: ['active', 'suspended'],
  access: ['client', 'client_and_webmail', 'webmail'],
  way: ['imap_off', 'imap_on', 'pop3_off', 'pop3_on', 'submission_off', 'submission_on', 'webmail_off', 'webmail_on'],
  outgoing: ['open', 'held', 'refused'],
  mayForward: ['yes', 'no'],
} as const;
const isChoice = (act: Act): act is keyof typeof VALUES => act in VALUES;

type Wish = { settings: BatchSettings } | { groupId: string | null };
type Outcome = BatchOutcome & Partial<Pick<GroupBatchOutcome, 'moved'>>;

/** One setting for many: what it would do stands here, counted by the server, before it is done. */
export default function BatchDialog({ choice, onClose }: { choice: BatchChoice; onClose: () => void }) {
  const t = useTranslations('mailboxes.batch');
  const ui = useTranslations('ui');
  const say = useToasts();
  const queries = useQueryClient();
  const { id: tenantId } = useTenant();
  const afterwards = useAfterwards();
  const [act, setAct] = useState<Act>('state');
  const [value, setValue] = useState<string>('suspended');
  const mayFilter = useMay('filter:update');
  const groups = useGroupChoice().data ?? [];
  const acts = ACTS.filter((name) => name !== 'group' || (mayFilter && groups.length > 0));
  const body = bodyOf(act, value);
  const params = { path: { tenantId } };
  const preview = useQuery({
    queryKey: ['mailbox-batch', tenantId, choice, body],
    queryFn: (): Promise<Outcome> => {
      if (!body) throw new Error('nothing to count');
      return 'groupId' in body
        ? unwrap(api.POST('/v1/tenants/{tenantId}/mailbox-batches/group/preview', { params, body: { choice, ...body } }))
        : unwrap(api.POST('/v1/tenants/{tenantId}/mailbox-batches/preview', { params, body: { choice, ...body } }));
    },
    enabled: body !== null,
    staleTime: 0,
    placeholderData: (before) => before,
  });
  const change = useMutation({
    mutationFn: (wish: Wish): Promise<Outcome> =>
      'groupId' in wish
        ? unwrap(api.POST('/v1/tenants/{tenantId}/mailbox-batches/group', { params, body: { choice, ...wish } }))
        : unwrap(api.POST('/v1/tenants/{tenantId}/mailbox-batches', { params, body: { choice, ...wish } })),
    onSuccess: (outcome) => {
      for (const subject of ['groups', 'filtering']) void queries.invalidateQueries({ queryKey: [subject] });
      afterwards();
      say.done(t('done', { n: outcome.changed }));
      onClose();
    },
  });
  const choose = (next: Act) => {
    setAct(next);
    setValue(
      isChoice(next) ? (VALUES[next].at(-1) ?? '') : next === 'group' ? (groups[0]?.id ?? '') : next === 'quota' ? '5120' : '15',
    );
    change.reset();
  };
  return (
    <Dialog open onClose={onClose} title={t('title')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (body) change.mutate(body);
        }}
      >
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField
            label={t('what')}
            value={act}
            options={acts.map((name) => ({ value: name, label: t(`acts.${name}`) }))}
            onValue={choose}
          />
          {isChoice(act) ? (
            <SelectField
              label={t('value')}
              value={value}
              options={VALUES[act].map((name) => ({ value: name as string, label: t(`values.${name}`) }))}
              onValue={setValue}
            />
          ) : act === 'group' ? (
            <SelectField
              label={t('value')}
              value={value}
              options={[...groups.map(({ id, name }) => ({ value: id, label: name })), { value: '', label: t('outOfGroup') }]}
              onValue={setValue}
            />
          ) : (
            <TextField
              label={t(act === 'quota' ? 'quotaMb' : 'days')}
              type="number"
              min={act === 'quota' ? 10 : 1}
              max={act === 'quota' ? 1_000_000 : 3650}
              value={value}
              onChange={(event) => setValue(event.target.value)}
              required
            />
          )}
        </div>
        <div aria-live="polite" className="min-h-16 rounded-control border border-line p-3 text-sm">
          {preview.data && body ? <Preview outcome={preview.data} /> : <SkeletonLines lines={2} />}
        </div>
        <ProblemNote error={change.error ?? preview.error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button
            type="submit"
            look="primary"
            busy={change.isPending}
            disabled={!body || !preview.data || preview.data.changed === 0}
          >
            {t('apply', { n: preview.data?.changed ?? 0 })}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

function Preview({ outcome }: { outcome: Outcome }) {
  const t = useTranslations('mailboxes.batch');
  const [first] = outcome.refused;
  return (
    <>
      <p className="font-medium">{t('changes', { n: outcome.changed, total: outcome.total })}</p>
      {outcome.samples.length > 0 && (
        <p className="break-words text-ink-2">
          {outcome.samples.slice(0, 4).join(', ')}
          {outcome.changed > 4 && ` ${t('andMore', { n: outcome.changed - 4 })}`}
        </p>
      )}
      {outcome.moved ? <p className="text-warn">{t('moved', { n: outcome.moved })}</p> : null}
      {outcome.unchanged > 0 && <p className="text-ink-3">{t('unchanged', { n: outcome.unchanged })}</p>}
      {first && <p className="text-warn">{t('refused', { n: outcome.refused.length, address: first.address })}</p>}
      <p className="mt-1 text-ink-3">{t('undo')}</p>
    </>
  );
}

function bodyOf(act: Act, value: string): Wish | null {
  if (act === 'group') return { groupId: value || null };
  const settings = settingsOf(act, value);
  return settings && { settings };
}

function settingsOf(act: Exclude<Act, 'group'>, value: string): BatchSettings | null {
  const number = Number(value);
  switch (act) {
    case 'state':
      return { state: value === 'active' ? 'active' : 'suspended' };
    case 'access':
      return { accessMode: VALUES.access.find((mode) => mode === value) ?? 'client_and_webmail' };
    case 'quota':
      return Number.isInteger(number) && number >= 10 ? { quotaMb: number } : null;
    case 'retention':
      return Number.isInteger(number) && number >= 1 ? { retentionDays: number } : null;
    case 'way': {
      const [way = 'imap', on] = value.split('_');
      return { protocols: { [way]: on === 'on' } };
    }
    case 'outgoing':
      return { outgoing: VALUES.outgoing.find((one) => one === value) ?? 'open' };
    case 'mayForward':
      return { mayForward: value === 'yes' };
  }
}
