'use client';

import { useMutation } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { isProblem } from '@/api/problem';
import { Link } from '@/i18n/navigation';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { PasswordField } from '@/ui/password-field';
import { ProblemNote } from '@/ui/problem-note';
import { confirmSignIn, type Next, signIn, signInWithPasskey, wasCancelled } from './sign-in';

const HOMES: Record<Exclude<Next, 'second_factor'>, string> = { portal: '/home', console: '/console', mailbox: '/mailbox' };

/** One door: the API finds out whether a person of a company, of the staff or a mailbox's user knocks. */
export function SignInForm({ next }: { next: string | null }) {
  const locale = useLocale();
  const [asksCode, setAsksCode] = useState(false);
  const enter = ({ next: to }: { next: Next }) => {
    if (to === 'second_factor') return setAsksCode(true);
    // A full load: the server then renders the shell with the new session. A mailbox's user has one place to go to.
    const wanted = next && (to === 'mailbox') === /^\/\w\w\/mailbox(\/|$)/.test(next) ? next : null;
    window.location.assign(wanted ?? `/${locale}${HOMES[to]}`);
  };
  return asksCode ? <CodeStep onEntered={enter} onBack={() => setAsksCode(false)} /> : <PasswordStep onEntered={enter} />;
}

function PasswordStep({ onEntered }: { onEntered: (answer: { next: Next }) => void }) {
  const t = useTranslations('auth');
  const entry = useMutation({
    mutationFn: ({ email, password }: { email: string; password: string }) => signIn(email, password),
    onSuccess: onEntered,
  });
  const passkey = useMutation({ mutationFn: signInWithPasskey, onSuccess: onEntered });
  const leaving = entry.isSuccess && entry.data.next !== 'second_factor';
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        entry.mutate({ email: String(form.get('email')), password: String(form.get('password')) });
      }}
    >
      <TextField label={t('email')} name="email" type="email" autoComplete="username webauthn" required autoFocus />
      <div className="flex flex-col gap-1.5">
        <PasswordField label={t('password')} name="password" autoComplete="current-password" required />
        <Link href="/forgot" className="w-fit text-sm text-accent hover:underline">
          {t('forgot')}
        </Link>
      </div>
      <ProblemNote error={entry.error ?? (wasCancelled(passkey.error) ? null : passkey.error)} />
      <Button type="submit" look="primary" size="large" busy={entry.isPending || leaving}>
        {t('submit')}
      </Button>
      <Button size="large" busy={passkey.isPending || passkey.isSuccess} onClick={() => passkey.mutate()}>
        <KeyRound aria-hidden />
        {t('withPasskey')}
      </Button>
    </form>
  );
}

function CodeStep({ onEntered, onBack }: { onEntered: (answer: { next: Next }) => void; onBack: () => void }) {
  const t = useTranslations('auth');
  const [recovery, setRecovery] = useState(false);
  const entry = useMutation({
    mutationFn: confirmSignIn,
    onSuccess: onEntered,
    onError: (error) => isProblem(error, 'auth.start_again') && onBack(),
  });
  return (
    <form
      key={recovery ? 'recovery' : 'app'}
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        entry.mutate(String(new FormData(event.currentTarget).get('code')));
      }}
    >
      <TextField
        label={recovery ? t('recoveryCode') : t('code')}
        hint={recovery ? t('recoveryHint') : t('codeHint')}
        name="code"
        inputMode={recovery ? 'text' : 'numeric'}
        pattern={recovery ? undefined : '[0-9 ]{6,7}'}
        autoComplete="one-time-code"
        spellCheck={false}
        required
        autoFocus
      />
      <ProblemNote error={entry.error} />
      <Button type="submit" look="primary" size="large" busy={entry.isPending || entry.isSuccess}>
        {t('submit')}
      </Button>
      <div className="flex flex-wrap justify-between gap-2">
        <Button size="small" look="quiet" onClick={onBack}>
          {t('back')}
        </Button>
        <Button size="small" look="quiet" onClick={() => setRecovery(!recovery)}>
          {recovery ? t('useApp') : t('useRecovery')}
        </Button>
      </div>
    </form>
  );
}
