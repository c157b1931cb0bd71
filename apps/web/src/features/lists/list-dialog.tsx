'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldErrorWithin } from '@/api/problem';
import type { MailingList } from '@/api/types';
import { AddressField, useTypedAddress } from '@/features/mailboxes/address-field';
import { linesOf } from '@/features/mailboxes/lines';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { ChoiceCards, TextAreaField, TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';
import { useToasts } from '@/ui/toasts';
import { useSaveList } from './queries';

const POSTS = ['tenant', 'members', 'listed', 'anyone'] as const;

/** Makes a list, or changes the one given, on the version that was shown. */
export function ListDialog({ list, onClose }: { list: MailingList | null; onClose: () => void }) {
  const t = useTranslations('lists');
  const ui = useTranslations('ui');
  const changes = useTranslations('changes');
  const say = useToasts();
  const save = useSaveList();
  const typed = useTypedAddress();
  const [displayName, setDisplayName] = useState(list?.displayName ?? '');
  const [members, setMembers] = useState(list?.members.join('\n') ?? '');
  const [post, setPost] = useState(list?.post.kind ?? 'tenant');
  const [entries, setEntries] = useState(list?.post.kind === 'listed' ? list.post.entries.join('\n') : '');
  const named = ['address', 'members', 'post', 'displayName'].some((field) => fieldErrorWithin(save.error, field));
  return (
    <Dialog open onClose={onClose} title={list ? t('editTitle', { address: list.address }) : t('add')} wide>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const settings = {
            displayName: displayName.trim(),
            members: linesOf(members),
            post: post === 'listed' ? { kind: post, entries: linesOf(entries) } : { kind: post },
          };
          save.mutate(
            list
              ? { id: list.id, update: { ...settings, version: list.version } }
              : { create: { ...settings, address: typed.whole } },
            {
              onSuccess: (saved) => {
                say.done(changes('done', { label: saved.address }));
                onClose();
              },
            },
          );
        }}
      >
        {!list && <AddressField label={t('address')} typed={typed} error={fieldErrorWithin(save.error, 'address')} />}
        <TextField
          label={t('name')}
          hint={t('nameHint')}
          maxLength={120}
          value={displayName}
          error={fieldErrorWithin(save.error, 'displayName')}
          onChange={(event) => setDisplayName(event.target.value)}
        />
        <TextAreaField
          label={t('members')}
          hint={t('membersHint', { n: linesOf(members).length })}
          rows={6}
          mono
          required
          spellCheck={false}
          value={members}
          error={fieldErrorWithin(save.error, 'members')}
          onChange={(event) => setMembers(event.target.value)}
        />
        <ChoiceCards
          legend={t('post')}
          name="post"
          value={post}
          columns="sm:grid-cols-2"
          options={POSTS.map((kind) => ({ value: kind, label: t(`posts.${kind}`), hint: t(`postHints.${kind}`) }))}
          onValue={setPost}
        />
        {post === 'listed' && (
          <TextAreaField
            label={t('entries')}
            hint={t('entriesHint')}
            rows={3}
            mono
            required
            spellCheck={false}
            value={entries}
            error={fieldErrorWithin(save.error, 'post')}
            onChange={(event) => setEntries(event.target.value)}
          />
        )}
        <ProblemNote error={named ? null : save.error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>
            {list ? ui('save') : t('add')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
