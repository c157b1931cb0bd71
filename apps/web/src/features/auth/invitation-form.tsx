'use client';

import { useMutation, useQuery } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, unwrap } from '@/api/client';
import { fieldError, isProblem } from '@/api/problem';
import { useRouter } from '@/i18n/navigation';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import { FactList } from '@/ui/panel';
import { LoadError, ProblemNote } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { NewPasswordField } from './new-password-field';
import { GoneLink } from './reset-forms';
import { signIn } from './sign-in';

/** What the link opens: name and password for somebody new, one click for somebody known. */
export function InvitationForm({ token }: { token: string }) {
  const t = useTranslations('auth');
  const roles = useTranslations('team.roles');
  const locale = useLocale();
  const router = useRouter();
  const [name, setName] = useState<string | null>(null);
  const [password, setPassword] = useState('');
  const path = { params: { path: { token } } };
  const invitation = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => unwrap(api.GET('/v1/invitations/{token}', path)),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const accepting = useMutation({
    mutationFn: async ({ needsPassword, known }: { needsPassword: boolean; known: string }) => {
      const body = needsPassword ? { name: name ?? known, password } : {};
      const { email } = await unwrap(api.POST('/v1/invitations/{token}/acceptance', { ...path, body }));
      if (!needsPassword) return router.push('/sign-in');
      await signIn(email, password);
      window.location.assign(`/${locale}/home`);
    },
  });
  if (isProblem(invitation.error, 'access_link.gone') || isProblem(accepting.error, 'access_link.gone'))
    return <GoneLink again="/sign-in" />;
  if (invitation.error) return <LoadError error={invitation.error} onRetry={() => void invitation.refetch()} />;
  if (!invitation.data) return <SkeletonLines lines={5} />;
  const { company, email, role, needsPassword, name: known } = invitation.data;
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        accepting.mutate({ needsPassword, known });
      }}
    >
      <p className="text-ink-2">{needsPassword ? t('invitationPurpose', { company }) : t('invitationKnown', { company })}</p>
      <FactList
        facts={[
          { label: t('email'), value: email },
          { label: t('invitationRole'), value: roles(role) },
        ]}
      />
      {needsPassword && (
        <>
          {/* Password managers keep the password under this name. */}
          <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
          <TextField
            label={t('yourName')}
            value={name ?? known}
            onChange={(event) => setName(event.target.value)}
            autoComplete="name"
            maxLength={120}
            required
            error={fieldError(accepting.error, 'name')}
          />
          <NewPasswordField
            label={t('password')}
            value={password}
            onValue={setPassword}
            own={[name ?? known, email, company]}
            error={fieldError(accepting.error, 'password')}
          />
        </>
      )}
      <ProblemNote error={fieldError(accepting.error, 'password') ? null : accepting.error} />
      <Button type="submit" look="primary" size="large" busy={accepting.isPending || accepting.isSuccess}>
        {needsPassword ? t('accept') : t('acceptKnown')}
      </Button>
    </form>
  );
}
