'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, ListFilter, Plus, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { api, unwrap } from '@/api/client';
import { fieldError } from '@/api/problem';
import type { OwnRule, OwnRules } from '@/api/types';
import { SaveBar } from '@/features/mailboxes/save-bar';
import { Button, IconButton } from '@/ui/button';
import { Checkbox, Select, TextField } from '@/ui/field';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { useDraft } from '@/ui/use-draft';

const FIELDS = ['from', 'to', 'subject', 'list'] as const;
const OPS = ['contains', 'is', 'not_contains'] as const;
const MATCHES = ['all', 'any'] as const;
const MAX_RULES = 30;
const MAX_CONDITIONS = 10;

type Condition = OwnRule['conditions'][number];
const FRESH_CONDITION: Condition = { field: 'from', op: 'contains', value: '' };
const FRESH: OwnRule = { match: 'all', conditions: [FRESH_CONDITION], folder: '', markRead: false, flag: false, forwardTo: null };

type Props = { rules: OwnRules; onReload: () => Promise<OwnRules | undefined> };

/** "If from, subject or list … then": one card each, in the order in which they are tried. */
export function OwnRulesPanel({ rules, onReload }: Props) {
  const t = useTranslations('ownFilters');
  const ui = useTranslations('ui');
  const say = useToasts();
  const queries = useQueryClient();
  const { version, draft, dirty, change, adopt } = useDraft(rules, (one) => ({ rules: one.rules }));
  const list = draft.rules;
  const save = useMutation({
    mutationFn: () =>
      unwrap(
        api.PUT('/v1/mailbox/rules', {
          body: {
            version,
            rules: list.map((rule) => ({ ...rule, folder: rule.folder || null, forwardTo: rule.forwardTo || null })),
          },
        }),
      ),
    onSuccess: (saved) => {
      adopt(saved);
      void queries.invalidateQueries({ queryKey: ['mailbox', 'filters'] });
      say.done(t('saved'));
    },
  });
  const put = (n: number, part: Partial<OwnRule>) =>
    change({ rules: list.map((rule, place) => (place === n ? { ...rule, ...part } : rule)) });
  const move = (n: number, by: number) => {
    const next = [...list];
    const [rule] = next.splice(n, 1);
    if (rule) next.splice(n + by, 0, rule);
    change({ rules: next });
  };
  return (
    <Panel title={t('rules')} note={t('rulesNote')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        {list.length === 0 && (
          <p className="flex items-start gap-2 text-ink-3">
            <ListFilter className="mt-1 size-4 shrink-0" aria-hidden />
            {t('noRules')}
          </p>
        )}
        <ol className="flex flex-col gap-4">
          {list.map((rule, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule is its place
            <li key={n} className="rounded-panel border border-line">
              <div className="flex items-center justify-between gap-2 border-b border-line px-4 py-1.5">
                <h3 className="text-sm font-medium">{t('rule', { n: n + 1 })}</h3>
                <span className="flex">
                  <IconButton label={t('up', { n: n + 1 })} disabled={n === 0} onClick={() => move(n, -1)}>
                    <ArrowUp aria-hidden />
                  </IconButton>
                  <IconButton label={t('down', { n: n + 1 })} disabled={n === list.length - 1} onClick={() => move(n, 1)}>
                    <ArrowDown aria-hidden />
                  </IconButton>
                  <IconButton
                    label={t('remove', { n: n + 1 })}
                    onClick={() => change({ rules: list.filter((_, place) => place !== n) })}
                  >
                    <Trash2 aria-hidden />
                  </IconButton>
                </span>
              </div>
              <Rule rule={rule} n={n} error={save.error} mayForward={rules.mayForward} onChange={(part) => put(n, part)} />
            </li>
          ))}
        </ol>
        <Button className="self-start" disabled={list.length >= MAX_RULES} onClick={() => change({ rules: [...list, FRESH] })}>
          <Plus aria-hidden />
          {t('add')}
        </Button>
        <SaveBar label={ui('save')} save={save} dirty={dirty} read={onReload} adopt={adopt} />
      </form>
    </Panel>
  );
}

type RuleProps = {
  rule: OwnRule;
  n: number;
  error: unknown;
  mayForward: boolean;
  onChange: (part: Partial<OwnRule>) => void;
};

function Rule({ rule, n, error, mayForward, onChange }: RuleProps) {
  const t = useTranslations('ownFilters');
  const at = (field: string) => fieldError(error, `rules.${n}.${field}`);
  const condition = (c: number, part: Partial<Condition>) =>
    onChange({ conditions: rule.conditions.map((one, place) => (place === c ? { ...one, ...part } : one)) });
  return (
    <div className="grid gap-x-8 gap-y-5 p-4 lg:grid-cols-2">
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-2 text-sm text-ink-3">{t('ifThis')}</legend>
        {rule.conditions.length > 1 && (
          <Select
            value={rule.match}
            aria-label={t('match')}
            options={MATCHES.map((value) => ({ value, label: t(`matches.${value}`) }))}
            onValue={(match) => onChange({ match })}
          />
        )}
        {rule.conditions.map((one, c) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a condition is its place
          <div key={c} className="grid grid-cols-2 items-start gap-2 sm:grid-cols-[8rem_9rem_minmax(0,1fr)_auto]">
            <Select
              value={one.field}
              aria-label={t('field')}
              options={FIELDS.map((value) => ({ value, label: t(`fields.${value}`) }))}
              onValue={(field) => condition(c, { field })}
            />
            <Select
              value={one.op}
              aria-label={t('op')}
              options={OPS.map((value) => ({ value, label: t(`ops.${value}`) }))}
              onValue={(op) => condition(c, { op })}
            />
            <TextField
              label={t('value')}
              labelHidden
              required
              maxLength={200}
              className={rule.conditions.length > 1 ? '' : 'max-sm:col-span-2'}
              placeholder={t(`examples.${one.field}`)}
              value={one.value}
              error={at(`conditions.${c}.value`)}
              onChange={(event) => condition(c, { value: event.target.value })}
            />
            {rule.conditions.length > 1 && (
              <IconButton
                label={t('removeCondition')}
                onClick={() => onChange({ conditions: rule.conditions.filter((_, place) => place !== c) })}
              >
                <Trash2 aria-hidden />
              </IconButton>
            )}
          </div>
        ))}
        {rule.conditions.length < MAX_CONDITIONS && (
          <Button
            size="small"
            look="quiet"
            className="self-start"
            onClick={() => onChange({ conditions: [...rule.conditions, FRESH_CONDITION] })}
          >
            <Plus aria-hidden />
            {t('addCondition')}
          </Button>
        )}
      </fieldset>
      <fieldset className="flex min-w-0 flex-col gap-3">
        <legend className="mb-2 text-sm text-ink-3">{t('thenThat')}</legend>
        <TextField
          label={t('folder')}
          hint={t('folderHint')}
          maxLength={100}
          value={rule.folder ?? ''}
          error={at('folder') ?? fieldError(error, `rules.${n}`)}
          onChange={(event) => onChange({ folder: event.target.value })}
        />
        <Checkbox
          label={t('markRead')}
          checked={rule.markRead}
          onChange={(event) => onChange({ markRead: event.target.checked })}
        />
        <Checkbox label={t('flag')} checked={rule.flag} onChange={(event) => onChange({ flag: event.target.checked })} />
        {(mayForward || rule.forwardTo !== null) && (
          <TextField
            label={t('forwardTo')}
            type="email"
            maxLength={320}
            value={rule.forwardTo ?? ''}
            error={at('forwardTo')}
            onChange={(event) => onChange({ forwardTo: event.target.value || null })}
          />
        )}
      </fieldset>
    </div>
  );
}
