'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldError } from '@/api/problem';
import { useMay } from '@/features/session/session';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { ChoiceCards, SelectField, TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';
import { useAddDomain, useOwnDomains } from './queries';

export function AddDomain({ onAdded }: { onAdded: (id: string) => void }) {
  const t = useTranslations('domain.add');
  const mayUpdate = useMay('domain:update');
  const [open, setOpen] = useState(false);
  if (!mayUpdate) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        {t('act')}
      </Button>
      {open && <AddDialog onClose={() => setOpen(false)} onAdded={onAdded} />}
    </>
  );
}

function AddDialog({ onClose, onAdded }: { onClose: () => void; onAdded: (id: string) => void }) {
  const t = useTranslations('domain.add');
  const ui = useTranslations('ui');
  const own = useOwnDomains();
  const adding = useAddDomain();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<'own' | 'alias'>('own');
  const [chosen, setMain] = useState('');
  const main = chosen || own.data?.[0]?.id || '';
  const refused = fieldError(adding.error, 'name');
  return (
    <Dialog open onClose={onClose} title={t('act')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          adding.mutate(
            { name: name.trim(), aliasOf: kind === 'alias' ? main : null },
            {
              onSuccess: ({ id }) => {
                onAdded(id);
                onClose();
              },
            },
          );
        }}
      >
        <TextField
          label={t('name')}
          placeholder="empresa.com.ar"
          required
          autoFocus
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          maxLength={253}
          value={name}
          error={refused}
          onChange={(event) => setName(event.target.value)}
        />
        <ChoiceCards
          legend={t('kind')}
          name="kind"
          value={kind}
          options={(['own', 'alias'] as const).map((value) => ({ value, label: t(`kinds.${value}`), hint: t(`hints.${value}`) }))}
          onValue={setKind}
        />
        {kind === 'alias' && (
          <SelectField
            label={t('of')}
            value={main}
            options={(own.data ?? []).map((domain) => ({ value: domain.id, label: domain.displayName }))}
            onValue={setMain}
          />
        )}
        <p className="text-sm text-ink-3">{t('proofNext')}</p>
        <ProblemNote error={refused ? null : adding.error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={adding.isPending}>
            {t('submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
