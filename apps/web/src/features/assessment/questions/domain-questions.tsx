'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { fieldErrorWithin } from '@/api/problem';
import { ChoiceCards, TextField } from '@/ui/field';
import type { QuestionProps } from './question';

export function DomainQuestion({ answers, formId, error, onAnswer }: QuestionProps) {
  const t = useTranslations('assessment');
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        const typed = String(new FormData(event.currentTarget).get('domain'));
        // People paste what they have at hand: an address of their site, or one of their mailboxes.
        onAnswer({
          domain: typed
            .trim()
            .replace(/^https?:\/\/(www\.)?/i, '')
            .replace(/^.*@/, '')
            .replace(/\/.*$/, ''),
        });
      }}
    >
      <TextField
        label={t('question.domain.title')}
        labelHidden
        name="domain"
        placeholder="empresa.com"
        required
        autoFocus
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        defaultValue={answers.domain ?? ''}
        error={fieldErrorWithin(error, 'domain') ?? fieldErrorWithin(error, 'answers.domain')}
        className="max-w-96"
      />
    </form>
  );
}

export function DnsQuestion({ answers, formId, onAnswer }: QuestionProps) {
  const t = useTranslations('assessment');
  const [dns, setDns] = useState(answers.dns ?? null);
  const kinds = ['our_name_servers', 'kept_outside'] as const;
  return (
    <form
      id={formId}
      onSubmit={(event) => {
        event.preventDefault();
        if (dns) onAnswer({ dns });
      }}
    >
      <ChoiceCards
        legend={t('question.dns.title')}
        legendHidden
        required
        name="dns"
        value={dns}
        columns="sm:grid-cols-2"
        options={kinds.map((value) => ({ value, label: t(`dnsKinds.${value}.title`), hint: t(`dnsKinds.${value}.text`) }))}
        onValue={setDns}
      />
    </form>
  );
}

export function ContactQuestion({ answers, formId, error, onAnswer }: QuestionProps) {
  const t = useTranslations('assessment');
  const wrong = (field: string) =>
    fieldErrorWithin(error, `contact.${field}`) ?? fieldErrorWithin(error, `answers.contact.${field}`);
  return (
    <form
      id={formId}
      className="flex max-w-96 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const phone = String(form.get('phone')).trim();
        onAnswer({
          contact: { name: String(form.get('name')).trim(), email: String(form.get('email')).trim(), phone: phone || null },
        });
      }}
    >
      <TextField
        label={t('contactName')}
        name="name"
        autoComplete="name"
        required
        autoFocus
        defaultValue={answers.contact?.name ?? ''}
        error={wrong('name')}
      />
      <TextField
        label={t('contactEmail')}
        name="email"
        type="email"
        autoComplete="email"
        required
        defaultValue={answers.contact?.email ?? ''}
        error={wrong('email')}
      />
      <TextField
        label={
          <>
            {t('contactPhone')} <span className="font-normal text-ink-3">({t('optional')})</span>
          </>
        }
        name="phone"
        type="tel"
        autoComplete="tel"
        defaultValue={answers.contact?.phone ?? ''}
        error={wrong('phone')}
      />
    </form>
  );
}
