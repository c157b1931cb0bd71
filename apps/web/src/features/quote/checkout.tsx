'use client';

import { useMutation } from '@tanstack/react-query';
import { FlaskConical } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import { api, newIdempotencyKey, unwrap } from '@/api/client';
import { fieldError } from '@/api/problem';
import type { AcceptAssessment, Assessment, Plan } from '@/api/types';
import { NewPasswordField } from '@/features/auth/new-password-field';
import { signIn } from '@/features/auth/sign-in';
import { Button } from '@/ui/button';
import { Dialog, DialogActions } from '@/ui/dialog';
import { TextField } from '@/ui/field';
import { ProblemNote } from '@/ui/problem-note';

type Props = { open: boolean; onClose: () => void; assessment: Assessment; plan: Plan; standby: boolean; price: string };

export function Checkout({ open, onClose, assessment, plan, standby, price }: Props) {
  const t = useTranslations('quote');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const [key] = useState(newIdempotencyKey);
  const [password, setPassword] = useState('');
  const acceptance = useMutation({
    mutationFn: async (body: AcceptAssessment) => {
      await unwrap(
        api.POST('/v1/assessments/{code}/acceptance', {
          params: { path: { code: assessment.code }, header: { 'Idempotency-Key': key } },
          body,
        }),
      );
      await signIn(body.email, body.password);
    },
    // A full load, so that the server renders the portal with the new session.
    onSuccess: () => window.location.assign(`/${locale}/home`),
  });
  return (
    <Dialog open={open} onClose={onClose} title={t('checkout.title')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const text = (name: string) => String(form.get(name)).trim();
          acceptance.mutate({
            planId: plan.id,
            standby,
            company: text('company'),
            name: text('name'),
            email: text('email'),
            password,
          });
        }}
      >
        <p className="flex items-baseline justify-between gap-4 rounded-control bg-sunken px-3 py-2">
          <span>{t('checkout.summary', { name: plan.name })}</span>
          <span className="font-semibold figures">
            {price} <span className="font-normal text-ink-3">{t('perMonth')}</span>
          </span>
        </p>
        <TextField
          label={t('checkout.company')}
          name="company"
          autoComplete="organization"
          minLength={2}
          required
          autoFocus
          error={fieldError(acceptance.error, 'company')}
        />
        <TextField
          label={t('checkout.name')}
          name="name"
          autoComplete="name"
          minLength={2}
          required
          defaultValue={assessment.answers.contact?.name ?? ''}
          error={fieldError(acceptance.error, 'name')}
        />
        <TextField
          label={t('checkout.email')}
          hint={t('checkout.emailHint')}
          name="email"
          type="email"
          autoComplete="username"
          required
          defaultValue={assessment.answers.contact?.email ?? ''}
          error={fieldError(acceptance.error, 'email')}
        />
        <NewPasswordField
          label={t('checkout.password')}
          value={password}
          onValue={setPassword}
          own={[assessment.answers.contact?.name ?? '', assessment.answers.contact?.email ?? '']}
          error={fieldError(acceptance.error, 'password')}
        />
        <div>
          {/* No name: the browser's form data never holds it. */}
          <TextField label={t('checkout.card')} inputMode="numeric" autoComplete="off" placeholder="4242 4242 4242 4242" />
          <p className="mt-1.5 flex items-center gap-1.5 text-sm text-warn">
            <FlaskConical className="size-4 shrink-0" aria-hidden />
            {t('checkout.cardNote')}
          </p>
        </div>
        <ProblemNote error={acceptance.error} />
        <DialogActions>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" look="primary" busy={acceptance.isPending || acceptance.isSuccess}>
            {t('checkout.submit')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
