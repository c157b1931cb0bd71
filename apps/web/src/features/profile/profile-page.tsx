'use client';

import { ShieldAlert } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, unwrap } from '@/api/client';
import { fieldError, isProblem } from '@/api/problem';
import { NewPasswordField } from '@/features/auth/new-password-field';
import { useSession } from '@/features/session/session';
import { useRouter } from '@/i18n/navigation';
import { Button } from '@/ui/button';
import { SelectField, TextField } from '@/ui/field';
import { Page } from '@/ui/page';
import { Panel } from '@/ui/panel';
import { PasswordField } from '@/ui/password-field';
import { LoadError, ProblemNote } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { useToasts } from '@/ui/toasts';
import { PasskeysPanel } from './passkeys-panel';
import { changePassword, useOwnAct, useSecurity } from './queries';
import { SessionsPanel } from './sessions-panel';
import { TotpPanel } from './totp-panel';

export function ProfilePage() {
  const t = useTranslations('profile');
  const { staffRole } = useSession();
  const security = useSecurity();
  return (
    <Page title={t('title')} purpose={t('purpose')}>
      {staffRole && security.data && !security.data.totp && (
        <p role="status" className="flex items-start gap-2 rounded-panel bg-warn-soft px-4 py-3 text-warn">
          <ShieldAlert className="mt-0.5 size-5 shrink-0" aria-hidden />
          {t('required')}
        </p>
      )}
      {security.error && (
        <Panel>
          <LoadError error={security.error} onRetry={() => void security.refetch()} />
        </Panel>
      )}
      <div className="grid items-start gap-5 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-5">
          {security.data ? (
            <>
              <TotpPanel on={security.data.totp} left={security.data.recoveryCodesLeft} />
              <PasskeysPanel passkeys={security.data.passkeys} />
            </>
          ) : (
            <Panel>
              <SkeletonLines lines={4} />
            </Panel>
          )}
          <DataPanel />
        </div>
        <div className="flex min-w-0 flex-col gap-5">
          <PasswordPanel />
          {security.data && <SessionsPanel sessions={security.data.sessions} />}
        </div>
      </div>
    </Page>
  );
}

const LOCALES = ['es', 'en'] as const;

function DataPanel() {
  const t = useTranslations('profile');
  const ui = useTranslations('ui');
  const say = useToasts();
  const router = useRouter();
  const { user } = useSession();
  const [name, setName] = useState(user.name);
  const [locale, setLocale] = useState(user.locale);
  const save = useOwnAct((body: { name: string; locale: 'es' | 'en' }) => unwrap(api.PATCH('/v1/me', { body })));
  return (
    <Panel title={t('data')} note={user.email}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate(
            { name, locale },
            {
              onSuccess: () => {
                say.done(t('saved'));
                router.refresh();
              },
            },
          );
        }}
      >
        <TextField
          label={t('name')}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="name"
          maxLength={120}
          required
        />
        <SelectField
          label={t('locale')}
          value={locale}
          options={LOCALES.map((value) => ({ value, label: t(`locales.${value}`) }))}
          onValue={setLocale}
        />
        <ProblemNote error={save.error} />
        <Button type="submit" className="self-start" busy={save.isPending}>
          {ui('save')}
        </Button>
      </form>
    </Panel>
  );
}

function PasswordPanel() {
  const t = useTranslations('profile');
  const say = useToasts();
  const { user, tenants } = useSession();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const change = useOwnAct(changePassword);
  const wrong = isProblem(change.error, 'auth.wrong_password') ? change.error.detail : undefined;
  const refused = fieldError(change.error, 'password');
  return (
    <Panel title={t('password')} note={t('passwordNote')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(
            { current, password },
            {
              onSuccess: () => {
                setCurrent('');
                setPassword('');
                say.done(t('changed'));
              },
            },
          );
        }}
      >
        <PasswordField
          label={t('current')}
          value={current}
          onChange={(event) => setCurrent(event.target.value)}
          autoComplete="current-password"
          required
          error={wrong}
        />
        <NewPasswordField
          label={t('next')}
          value={password}
          onValue={setPassword}
          own={[user.name, user.email, ...tenants.map((tenant) => tenant.name)]}
          error={wrong ? undefined : refused}
        />
        <ProblemNote error={wrong || refused ? null : change.error} />
        <Button type="submit" className="self-start" busy={change.isPending}>
          {t('change')}
        </Button>
      </form>
    </Panel>
  );
}
