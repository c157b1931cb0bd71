'use client';

import { useMutation } from '@tanstack/react-query';
import { CircleCheck, MailCheck, Unlink } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, unwrap } from '@/api/client';
import { fieldError, isProblem } from '@/api/problem';
import { Button, ButtonLink } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';
import { NewPasswordField } from './new-password-field';

export function ForgotForm() {
  const t = useTranslations('auth');
  const asking = useMutation({
    mutationFn: (email: string) => unwrap(api.POST('/v1/password-resets', { body: { email } })),
  });
  if (asking.isSuccess)
    return (
      <div role="status">
        <EmptyState icon={MailCheck} title={t('forgotDone')}>
          {t('forgotDoneText')}
        </EmptyState>
      </div>
    );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        asking.mutate(String(new FormData(event.currentTarget).get('email')));
      }}
    >
      <TextField
        label={t('email')}
        name="email"
        type="email"
        autoComplete="username"
        hint={t('forgotMailbox')}
        required
        autoFocus
      />
      <ProblemNote error={asking.error} />
      <Button type="submit" look="primary" size="large" busy={asking.isPending}>
        {t('forgotSubmit')}
      </Button>
    </form>
  );
}

export function ResetForm({ token }: { token: string }) {
  const t = useTranslations('auth');
  const [password, setPassword] = useState('');
  const saving = useMutation({
    mutationFn: () => unwrap(api.POST('/v1/password-resets/{token}', { params: { path: { token } }, body: { password } })),
  });
  if (isProblem(saving.error, 'access_link.gone')) return <GoneLink again="/forgot" />;
  if (saving.isSuccess)
    return (
      <div role="status">
        <EmptyState
          icon={CircleCheck}
          title={t('resetDone')}
          actions={
            <ButtonLink href="/sign-in" look="primary">
              {t('submit')}
            </ButtonLink>
          }
        >
          {t('resetDoneText')}
        </EmptyState>
      </div>
    );
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        saving.mutate();
      }}
    >
      <NewPasswordField
        label={t('newPassword')}
        value={password}
        onValue={setPassword}
        error={fieldError(saving.error, 'password')}
        autoFocus
      />
      <ProblemNote error={fieldError(saving.error, 'password') ? null : saving.error} />
      <Button type="submit" look="primary" size="large" busy={saving.isPending}>
        {t('resetSubmit')}
      </Button>
    </form>
  );
}

export function GoneLink({ again }: { again: string }) {
  const t = useTranslations('auth');
  return (
    <div role="alert">
      <EmptyState
        icon={Unlink}
        title={t('accessGone')}
        actions={<ButtonLink href={again}>{again === '/forgot' ? t('forgotSubmit') : t('toSignIn')}</ButtonLink>}
      >
        {t('accessGoneText')}
      </EmptyState>
    </div>
  );
}
