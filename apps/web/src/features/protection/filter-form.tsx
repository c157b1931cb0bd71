'use client';

import { useTranslations } from 'next-intl';
import { fieldError } from '@/api/problem';
import type { Filters } from '@/api/types';
import { SaveBar } from '@/features/mailboxes/save-bar';
import { useMay } from '@/features/session/session';
import { ChoiceCards, TextAreaField, TextField } from '@/ui/field';
import { Help } from '@/ui/help';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { useDraft } from '@/ui/use-draft';
import { entriesOf, listError, shown } from './entries';
import type { useSaveFilters } from './queries';

const LISTS = ['allow', 'deny'] as const;
const SCORES = ['junkAt', 'rejectAt'] as const;
const PLACES = ['inherit', 'junk', 'quarantine'] as const;

const draftOf = ({ junkAt, rejectAt, allow, deny, spamTo }: Filters) => ({
  junkAt: junkAt === null ? '' : String(junkAt),
  rejectAt: rejectAt === null ? '' : String(rejectAt),
  allow: shown(allow),
  deny: shown(deny),
  spamTo: spamTo ?? ('inherit' as const),
});
type Props = {
  filters: Filters;
  title: string;
  note: string;
  /** Said of what is left empty where that differs from mailbox to mailbox; else what is inherited is told. */
  whenEmpty?: string;
  save: ReturnType<typeof useSaveFilters>;
  /** Reads what somebody else saved meanwhile. */
  onReload: () => Promise<Filters | undefined>;
};

/** Scores, lists and where spam waits; for a company, a domain, a group or a mailbox. */
export function FilterForm({ filters, title, note, whenEmpty, save, onReload }: Props) {
  const t = useTranslations('protection');
  const say = useToasts();
  const mayUpdate = useMay('filter:update');
  const { version, draft, dirty, change, adopt } = useDraft(filters, draftOf);
  const score = (text: string) => (text.trim() === '' ? null : Number(text));
  return (
    <Panel title={title} note={note}>
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
              spamTo: draft.spamTo === 'inherit' ? null : draft.spamTo,
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
        <fieldset disabled={!mayUpdate} className="flex min-w-0 flex-col gap-5">
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
                hint={whenEmpty ? t('emptyAs', { how: whenEmpty }) : t('pointsHint', { n: filters.inherited[name] })}
                value={draft[name]}
                error={fieldError(save.error, name)}
                onChange={(event) => change({ [name]: event.target.value })}
              />
            ))}
          </div>
          <ChoiceCards
            legend={t('spamTo')}
            name={`spam-to-${filters.id}`}
            value={draft.spamTo}
            columns="sm:grid-cols-3"
            options={PLACES.map((value) => ({
              value,
              label: t(`spamToPlace.${value}`),
              hint:
                value === 'inherit'
                  ? t('spamToInherited', { place: whenEmpty ?? t(`spamToPlace.${filters.inherited.spamTo}`) })
                  : t(`spamToHint.${value}`),
            }))}
            onValue={(spamTo) => change({ spamTo })}
          />
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
                error={listError(save.error, list, draft[list])}
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
                const current = await onReload();
                if (current) adopt(current);
              }}
            />
          )}
        </fieldset>
      </form>
    </Panel>
  );
}
