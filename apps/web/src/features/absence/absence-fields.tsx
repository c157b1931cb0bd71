'use client';

import { useLocale, useTranslations } from 'next-intl';
import { fieldErrorWithin } from '@/api/problem';
import type { Mailbox } from '@/api/types';
import { Checkbox, TextAreaField, TextField } from '@/ui/field';
import { dayEnd, dayStart, endDay, startDay } from './dates';

export type AbsenceDraft = { away: boolean; subject: string; text: string; from: string; until: string; everyDays: number };

export const absenceDraft = (vacation: Mailbox['vacation']): AbsenceDraft => ({
  away: vacation !== null,
  subject: vacation?.subject ?? '',
  text: vacation?.text ?? '',
  from: startDay(vacation?.from ?? null),
  until: endDay(vacation?.until ?? null),
  everyDays: vacation?.everyDays ?? 7,
});

export const absenceOf = (draft: AbsenceDraft): Mailbox['vacation'] =>
  draft.away
    ? {
        subject: draft.subject.trim(),
        text: draft.text.trim(),
        from: dayStart(draft.from),
        until: dayEnd(draft.until),
        everyDays: draft.everyDays,
      }
    : null;

type Props = { address: string; draft: AbsenceDraft; change: (part: Partial<AbsenceDraft>) => void; error: unknown };

export function AbsenceFields({ address, draft, change, error }: Props) {
  const t = useTranslations('absence');
  const refused = (field: string) => fieldErrorWithin(error, `vacation.${field}`);
  return (
    <div className="flex flex-col gap-4">
      <Checkbox
        label={t('on')}
        hint={t('onHint')}
        checked={draft.away}
        onChange={(event) =>
          change(
            event.target.checked && !draft.text
              ? { away: true, subject: t('sampleSubject'), text: t('sampleText') }
              : { away: event.target.checked },
          )
        }
      />
      {draft.away && (
        <>
          <div className="grid gap-4 sm:grid-cols-3">
            <TextField
              label={t('from')}
              type="date"
              value={draft.from}
              hint={t('fromHint')}
              error={refused('from')}
              onChange={(event) => change({ from: event.target.value })}
            />
            <TextField
              label={t('until')}
              type="date"
              min={draft.from || undefined}
              value={draft.until}
              hint={t('untilHint')}
              error={refused('until')}
              onChange={(event) => change({ until: event.target.value })}
            />
            <TextField
              label={t('every')}
              type="number"
              min={1}
              max={30}
              required
              suffix={t('days')}
              value={Number.isNaN(draft.everyDays) ? '' : draft.everyDays}
              error={refused('everyDays')}
              onChange={(event) => change({ everyDays: event.target.valueAsNumber })}
            />
          </div>
          <TextField
            label={t('subject')}
            required
            maxLength={200}
            value={draft.subject}
            error={refused('subject')}
            onChange={(event) => change({ subject: event.target.value })}
          />
          <TextAreaField
            label={t('text')}
            required
            rows={6}
            maxLength={10_000}
            value={draft.text}
            error={refused('text')}
            onChange={(event) => change({ text: event.target.value })}
          />
          <Preview address={address} draft={draft} />
        </>
      )}
    </div>
  );
}

/** The answer as whoever writes will get it, and when. */
function Preview({ address, draft }: { address: string; draft: AbsenceDraft }) {
  const t = useTranslations('absence');
  const locale = useLocale();
  const day = (text: string) => new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(`${text}T12:00:00`));
  const span = draft.from && draft.until ? 'both' : draft.from ? 'from' : draft.until ? 'until' : 'always';
  return (
    <section aria-label={t('preview')} className="rounded-panel border border-line bg-sunken">
      <p className="border-b border-line px-4 py-2 text-sm text-ink-2">
        {t(`when.${span}`, { from: draft.from && day(draft.from), until: draft.until && day(draft.until) })}{' '}
        {Number.isNaN(draft.everyDays) ? '' : t('once', { n: draft.everyDays })}
      </p>
      <div className="px-4 py-3">
        <p className="text-sm text-ink-3">{t('sender', { address })}</p>
        <p className="mt-0.5 font-medium break-words">{draft.subject}</p>
        <p className="mt-2 break-words whitespace-pre-wrap text-ink-2">{draft.text}</p>
      </div>
    </section>
  );
}
