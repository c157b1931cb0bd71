'use client';

import { useTranslations } from 'next-intl';
import { fieldError } from '@/api/problem';
import type { Filters } from '@/api/types';
import { SaveBar } from '@/features/mailboxes/save-bar';
import { useMay } from '@/features/session/session';
import { Checkbox, TextAreaField, TextField } from '@/ui/field';
import { Help } from '@/ui/help';
import { Panel } from '@/ui/panel';
import { useToasts } from '@/ui/toasts';
import { useDraft } from '@/ui/use-draft';
import { entriesOf, listError, shown } from './entries';
import type { useSaveFilters } from './queries';

const LISTS = ['allow', 'deny'] as const;
const SCORES = ['junkAt', 'quarantineAt', 'rejectAt'] as const;
const HELP = { junkAt: 'scoreHelp', quarantineAt: 'quarantineHelp', rejectAt: 'refusalHelp' } as const;

const typed = (score: number | 'never' | null) => (typeof score === 'number' ? String(score) : '');
const meant = (text: string) => (text.trim() === '' ? null : Number(text));
const draftOf = ({ junkAt, quarantineAt, rejectAt, allow, deny }: Filters) => ({
  junkAt: typed(junkAt),
  quarantineAt: typed(quarantineAt),
  never: quarantineAt === 'never',
  rejectAt: typed(rejectAt),
  allow: shown(allow),
  deny: shown(deny),
});
type Draft = ReturnType<typeof draftOf>;
const quarantineOf = (draft: Draft) => (draft.never ? 'never' : meant(draft.quarantineAt));

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

/** Three scores and two lists; for a company, a domain, a group or a mailbox. */
export function FilterForm({ filters, title, note, whenEmpty, save, onReload }: Props) {
  const t = useTranslations('protection');
  const say = useToasts();
  const mayUpdate = useMay('filter:update');
  const { version, draft, dirty, change, adopt } = useDraft(filters, draftOf);
  const hintOf = (name: (typeof SCORES)[number]) => {
    if (name === 'quarantineAt' && draft.never) return t('neverHint');
    if (whenEmpty) return t('emptyAs', { how: whenEmpty });
    const inherited = filters.inherited[name];
    return inherited === 'never' ? t('emptyAs', { how: t('neverHow') }) : t('pointsHint', { n: inherited });
  };
  return (
    <Panel title={title} note={note}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(
            {
              version,
              junkAt: meant(draft.junkAt),
              quarantineAt: quarantineOf(draft),
              rejectAt: meant(draft.rejectAt),
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
        <fieldset disabled={!mayUpdate} className="flex min-w-0 flex-col gap-5">
          <div className="flex flex-col gap-4">
            <div className="grid gap-4 sm:grid-cols-3 lg:max-w-3xl">
              {SCORES.map((name) => (
                <div key={name} className="flex min-w-0 flex-col gap-2">
                  <TextField
                    label={t(name)}
                    help={
                      <Help about={t(`${HELP[name]}Title`)}>
                        <p>{t(HELP[name])}</p>
                      </Help>
                    }
                    type="number"
                    min={1}
                    max={100}
                    suffix={t('points')}
                    hint={hintOf(name)}
                    disabled={name === 'quarantineAt' && draft.never}
                    value={name === 'quarantineAt' && draft.never ? '' : draft[name]}
                    error={fieldError(save.error, name)}
                    onChange={(event) => change({ [name]: event.target.value })}
                  />
                  {name === 'quarantineAt' && (
                    <Checkbox
                      label={t('never')}
                      aria-label={t('neverLabel')}
                      checked={draft.never}
                      onChange={(event) => change({ never: event.target.checked })}
                    />
                  )}
                </div>
              ))}
            </div>
            <Outcome draft={draft} inherited={whenEmpty ? null : filters.inherited} />
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
                error={listError(save.error, list, draft[list])}
                onChange={(event) => change({ [list]: event.target.value })}
              />
            ))}
          </div>
          {mayUpdate && <SaveBar label={t('save')} save={save} dirty={dirty} read={onReload} adopt={adopt} />}
        </fieldset>
      </form>
    </Panel>
  );
}

/** What the three scores come to; nothing where one of them differs from mailbox to mailbox. */
function Outcome({ draft, inherited }: { draft: Draft; inherited: Filters['inherited'] | null }) {
  const t = useTranslations('protection');
  const junk = meant(draft.junkAt) ?? inherited?.junkAt;
  const quarantine = quarantineOf(draft) ?? inherited?.quarantineAt;
  const reject = meant(draft.rejectAt) ?? inherited?.rejectAt;
  if (junk === undefined || quarantine === undefined || reject === undefined) return null;
  const held = quarantine === 'never' ? reject : quarantine;
  const steps = [
    { place: 'inbox', from: 0, to: junk },
    { place: 'junk', from: junk, to: held },
    { place: 'quarantine', from: held, to: reject },
    { place: 'refused', from: reject, to: Number.POSITIVE_INFINITY },
  ] as const;
  // Out of their order they come to nothing; saving says why.
  if (junk > held || held > reject) return null;
  return (
    <dl className="figures flex flex-col gap-x-6 gap-y-1 text-sm sm:flex-row sm:flex-wrap">
      {steps
        .filter(({ from, to }) => from < to)
        .map(({ place, from, to }) => (
          <div key={place} className="flex gap-1.5">
            <dt className="text-ink-3">{place === 'inbox' ? t('below', { n: to }) : t('from', { n: from })}</dt>
            <dd>{t(`places.${place}`)}</dd>
          </div>
        ))}
    </dl>
  );
}
