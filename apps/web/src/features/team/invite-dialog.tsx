'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldError } from '@/api/problem';
import { useTenant } from '@/features/session/session';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { ChoiceCards, SelectField, TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';
import { useToasts } from '@/ui/toasts';
import { ROLES, type Role, useInvite } from './queries';

const LANGUAGES = ['es', 'en'] as const;

export default function InviteDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations('team');
  const ui = useTranslations('ui');
  const say = useToasts();
  const tenant = useTenant();
  const [role, setRole] = useState<Role>('technical');
  const [locale, setLocale] = useState<'es' | 'en'>(useLocale());
  const invite = useInvite();
  const offered = ROLES.filter((one) => tenant.role === 'owner' || one !== 'owner');
  const emailError = fieldError(invite.error, 'email');
  return (
    <Dialog open onClose={onClose} title={t('inviteTitle')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const email = String(form.get('email'));
          invite.mutate(
            { email, name: String(form.get('name')), role, locale },
            {
              onSuccess: () => {
                onClose();
                say.done(t('inviteSent', { email }));
              },
            },
          );
        }}
      >
        <TextField label={t('email')} name="email" type="email" required autoFocus error={emailError} />
        <TextField label={t('inviteeName')} name="name" maxLength={120} />
        <ChoiceCards
          legend={t('role')}
          name="role"
          value={role}
          options={offered.map((value) => ({ value, label: t(`roles.${value}`), hint: t(`roleHints.${value}`) }))}
          onValue={setRole}
        />
        <SelectField
          label={t('language')}
          value={locale}
          options={LANGUAGES.map((value) => ({ value, label: t(`languages.${value}`) }))}
          onValue={setLocale}
        />
        <ProblemNote error={emailError ? null : invite.error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={invite.isPending}>
            {t('inviteSubmit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
