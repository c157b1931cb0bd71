'use client';

import { useMutation } from '@tanstack/react-query';
import { Eye, EyeOff } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { Problem } from '@/api/problem';
import { Button, IconButton } from '@/ui/button';
import { Field, TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';
import { signIn } from './sign-in';

export function SignInForm({ next }: { next: string | null }) {
  const t = useTranslations('auth');
  const locale = useLocale();
  const [shown, setShown] = useState(false);
  const entry = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => signIn(email, password),
    // A full load: the server then renders the shell with the new session. It sends staff on to the console.
    onSuccess: () => window.location.assign(next ?? `/${locale}/home`),
  });
  const refusal = (error: unknown) => {
    if (!(error instanceof Problem) || error.status >= 500) return undefined;
    return error.status === 429 ? t('tooMany') : t('wrong');
  };
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        entry.mutate({ email: String(form.get('email')), password: String(form.get('password')) });
      }}
    >
      <TextField label={t('email')} name="email" type="email" autoComplete="username" required autoFocus />
      <Field label={t('password')}>
        {(control) => (
          <div className="relative">
            <input
              {...control}
              name="password"
              type={shown ? 'text' : 'password'}
              autoComplete="current-password"
              required
              className="field-box pr-10"
            />
            <IconButton
              label={shown ? t('hide') : t('show')}
              onClick={() => setShown(!shown)}
              className="absolute top-1/2 right-0.5 -translate-y-1/2"
            >
              {shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
            </IconButton>
          </div>
        )}
      </Field>
      <ProblemNote error={entry.error} text={refusal(entry.error)} />
      <Button type="submit" look="primary" size="large" busy={entry.isPending || entry.isSuccess}>
        {t('submit')}
      </Button>
    </form>
  );
}
