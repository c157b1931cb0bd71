'use client';

import { AtSign } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldErrorWithin } from '@/api/problem';
import type { Alias } from '@/api/types';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { TextAreaField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';
import { useToasts } from '@/ui/toasts';
import { AddressField, useTypedAddress } from './address-field';
import { AddressTable } from './address-table';
import { linesOf } from './lines';
import { useAliases, useCreateAlias, useDeleteAlias, useUpdateAlias } from './queries';

export function AliasList() {
  const t = useTranslations('mailboxes.alias');
  return (
    <AddressTable
      icon={AtSign}
      words={{
        title: t('title'),
        purpose: t('purpose'),
        add: t('add'),
        emptyTitle: t('emptyTitle'),
        emptyText: t('emptyText'),
        edit: (address) => t('editTitle', { address }),
        remove: (address) => t('deleteTitle', { address }),
        removed: (address) => t('deleted', { address }),
      }}
      columns={[
        { id: 'address', header: t('address'), cell: (row) => <span className="font-medium">{row.address}</span> },
        { id: 'targets', header: t('targets'), cell: (row) => row.targets.join(', ') },
      ]}
      found={useAliases()}
      removal={useDeleteAlias()}
      consequences={() => [t('deleteWhat')]}
      dialog={(row, onClose) => <AliasDialog alias={row} onClose={onClose} />}
    />
  );
}

/** Makes an alias, or changes where the one given delivers. */
function AliasDialog({ alias, onClose }: { alias: Alias | null; onClose: () => void }) {
  const t = useTranslations('mailboxes.alias');
  const ui = useTranslations('ui');
  const changes = useTranslations('changes');
  const say = useToasts();
  const typed = useTypedAddress();
  const creation = useCreateAlias();
  const update = useUpdateAlias();
  const [targets, setTargets] = useState(alias?.targets.join('\n') ?? '');
  const error = creation.error ?? update.error;
  const named = fieldErrorWithin(error, 'address') ?? fieldErrorWithin(error, 'targets');
  const saved = (address: string) => {
    say.done(alias ? changes('done', { label: address }) : t('created', { address }));
    onClose();
  };
  return (
    <Dialog open onClose={onClose} title={alias ? t('editTitle', { address: alias.address }) : t('add')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const body = { targets: linesOf(targets) };
          const options = { onSuccess: ({ address }: Alias) => saved(address) };
          if (alias) update.mutate({ id: alias.id, version: alias.version, ...body }, options);
          else creation.mutate({ address: typed.whole, ...body }, options);
        }}
      >
        {!alias && <AddressField label={t('address')} typed={typed} error={fieldErrorWithin(error, 'address')} />}
        <TextAreaField
          label={t('targets')}
          hint={t('targetsHint')}
          rows={3}
          mono
          required
          spellCheck={false}
          value={targets}
          onChange={(event) => setTargets(event.target.value)}
          error={fieldErrorWithin(error, 'targets')}
        />
        <ProblemNote error={named ? null : error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={creation.isPending || update.isPending}>
            {alias ? ui('save') : t('add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
