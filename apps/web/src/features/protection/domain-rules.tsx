'use client';

import { useTranslations } from 'next-intl';
import { fieldError } from '@/api/problem';
import type { FilteringOverview, Filters } from '@/api/types';
import { SaveBar } from '@/features/mailboxes/save-bar';
import { useMay } from '@/features/session/session';
import { TextAreaField, TextField } from '@/ui/field';
import { Help } from '@/ui/help';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { useDraft } from '@/ui/use-draft';
import { useSaveDomainFilters } from './queries';

const LISTS = ['allow', 'deny'] as const;
const SCORES = ['junkAt', 'rejectAt'] as const;

const draftOf = ({ junkAt, rejectAt, allow, deny }: Filters) => ({
  junkAt: junkAt === null ? '' : String(junkAt),
  rejectAt: rejectAt === null ? '' : String(rejectAt),
  allow: shown(allow),
  deny: shown(deny),
});
/** A domain is shown as people write it. */
const shown = (entries: readonly string[]): string => entries.map((entry) => entry.replace(/^@/, '')).join('\n');
const entriesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

type Props = {
  domain: Filters;
  defaults: FilteringOverview['defaults'];
  onReload: () => Promise<{ data?: FilteringOverview | undefined }>;
};

export function DomainRules({ domain, defaults, onReload }: Props) {
  const t = useTranslations('protection');
  const say = useToasts();
  const mayUpdate = useMay('filter:update');
  const save = useSaveDomainFilters(domain.id);
  const { version, draft, dirty, change, adopt } = useDraft(domain, draftOf);
  const score = (text: string) => (text.trim() === '' ? null : Number(text));
  /** The list's own error, or that of one of its lines. */
  const listError = (list: (typeof LISTS)[number]) =>
    fieldError(save.error, list) ??
    entriesOf(draft[list])
      .map((_, line) => fieldError(save.error, `${list}.${line}`))
      .find(Boolean);
  return (
    <Panel title={t('rulesTitle', { name: domain.name })} note={t('rulesNote')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(
            {
              version,
              junkAt: score(draft.junkAt),
              rejectAt: score(draft.rejectAt),
              allow: entriesOf(draft.allow),
              deny: entriesOf(draft.deny),
            },
            {
              onSuccess: (saved) => {
                adopt(saved);
                say.done(t('saved'));
              },
            },
          );
        }}
      >
        <fieldset disabled={!mayUpdate} className="flex min-w-0 flex-col gap-4">
          <div className="grid gap-4 sm:grid-cols-2 lg:max-w-2xl">
            {SCORES.map((name) => (
              <TextField
                key={name}
                label={t(name)}
                help={
                  <Help about={t('scoreHelpTitle')}>
                    <p>{t('scoreHelp')}</p>
                  </Help>
                }
                type="number"
                min={1}
                max={100}
                suffix={t('points')}
                hint={t('pointsHint', { n: defaults[name] })}
                value={draft[name]}
                error={fieldError(save.error, name)}
                onChange={(event) => change({ [name]: event.target.value })}
              />
            ))}
          </div>
          <div className="grid gap-4 lg:grid-cols-2">
            {LISTS.map((list) => (
              <TextAreaField
                key={list}
                label={t(list)}
                hint={t(`${list}Hint`)}
                rows={5}
                mono
                spellCheck={false}
                value={draft[list]}
                error={listError(list)}
                onChange={(event) => change({ [list]: event.target.value })}
              />
            ))}
          </div>
          {mayUpdate && (
            <SaveBar
              label={t('save')}
              busy={save.isPending}
              dirty={dirty}
              error={save.error}
              onReload={async () => {
                save.reset();
                const { data } = await onReload();
                const current = data?.domains.find(({ id }) => id === domain.id);
                if (current) adopt(current);
              }}
            />
          )}
        </fieldset>
      </form>
    </Panel>
  );
}
