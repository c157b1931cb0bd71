'use client';

import { ArrowRight, CircleCheck, CircleX, CornerDownRight, Inbox, LogOut, PenLine } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { SimulatedMail } from '@/api/types';
import { Panel } from '@/ui/panel';

import { type Branch, wayOf } from './tree';

export type Question = { kind: 'mailbox' | 'outside'; from: string; to: string };

export function Outcome({ question, mail }: { question: Question; mail: SimulatedMail }) {
  const t = useTranslations('simulator');
  const key = `rule.${mail.rule.replaceAll('.', '_')}` as Parameters<typeof t.has>[0];
  const accepted = mail.verdict === 'accepted';
  const Mark = accepted ? CircleCheck : CircleX;
  return (
    <div className="flex flex-col gap-5">
      <Panel>
        <p className="break-words text-ink-3">{t(`ask.${question.kind}`, question)}</p>
        <p className="mt-1 flex items-start gap-2 text-lg font-semibold">
          <Mark className={accepted ? 'mt-0.5 size-5 shrink-0 text-good' : 'mt-0.5 size-5 shrink-0 text-bad'} aria-hidden />
          {t(mail.verdict)}
        </p>
        <p className="mt-1 text-ink-2">
          {t.has(key) ? t(key as Parameters<typeof t>[0]) : mail.rule}{' '}
          {accepted && mail.mailboxes.length > 0 && t('reaches', { n: mail.mailboxes.length })}{' '}
          {accepted && mail.outside.length > 0 && t('leaves', { n: mail.outside.length })}
        </p>
        {mail.reply && (
          <div className="mt-3">
            <p className="text-sm text-ink-3">{t('reply')}</p>
            <code className="font-mono text-sm break-words">{mail.reply}</code>
          </div>
        )}
      </Panel>
      <Panel title={t('way')}>
        <p className="flex items-center gap-2">
          <PenLine className="size-4 shrink-0 text-ink-3" aria-hidden />
          <span className="min-w-0 font-medium break-all">{question.from}</span>
          <span className="text-sm text-ink-3">{t('writes')}</span>
        </p>
        <ul className="mt-2">
          <Step branch={wayOf(mail.steps[0]?.from ?? recipientOf(question, mail), mail.steps)} mail={mail} />
        </ul>
      </Panel>
    </div>
  );
}

/** As the API writes it where it answered with an address; else as typed. */
const recipientOf = (question: Question, mail: SimulatedMail): string =>
  mail.mailboxes[0]?.address ?? mail.outside[0] ?? mail.refusing[0]?.address ?? question.to;

function Step({ branch, mail }: { branch: Branch; mail: SimulatedMail }) {
  const t = useTranslations('simulator');
  return (
    <li className="py-1">
      <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        {branch.by === null ? (
          <ArrowRight className="size-4 shrink-0 text-ink-3" aria-hidden />
        ) : (
          <CornerDownRight className="size-4 shrink-0 text-ink-3" aria-hidden />
        )}
        <span className="min-w-0 font-medium break-all">{branch.address}</span>
        <span className="text-sm text-ink-3">{branch.by === null ? t('recipient') : t(`by.${branch.by}`)}</span>
      </span>
      <End branch={branch} mail={mail} />
      {branch.to.length > 0 && (
        <ul className="ml-2 border-l border-line pl-4">
          {branch.to.map((next) => (
            <Step key={next.address} branch={next} mail={mail} />
          ))}
        </ul>
      )}
    </li>
  );
}

function End({ branch, mail }: { branch: Branch; mail: SimulatedMail }) {
  const t = useTranslations('simulator');
  const box = mail.mailboxes.find((one) => one.address === branch.address);
  const refusing = mail.refusing.find((one) => one.address === branch.address);
  const outside = mail.outside.includes(branch.address);
  const says: { text: string; tone: string; Mark: typeof Inbox }[] = [];
  if (branch.seen) says.push({ text: t('end.seen'), tone: 'text-ink-3', Mark: ArrowRight });
  else {
    if (box) says.push({ text: t('end.mailbox'), tone: 'text-good', Mark: Inbox });
    if (box?.suspended) says.push({ text: t('suspended'), tone: 'text-warn', Mark: Inbox });
    if (box?.answersAbsent) says.push({ text: t('absent'), tone: 'text-ink-2', Mark: PenLine });
    if (outside) says.push({ text: t('end.outside'), tone: 'text-blue', Mark: LogOut });
    if (refusing) says.push({ text: t('end.refusing', { text: refusing.text }), tone: 'text-bad', Mark: CircleX });
    if (says.length === 0 && branch.to.length === 0) says.push({ text: t('end.nowhere'), tone: 'text-bad', Mark: CircleX });
  }
  return says.map(({ text, tone, Mark }) => (
    <span key={text} className={`ml-6 flex items-start gap-1.5 text-sm ${tone}`}>
      <Mark className="mt-0.5 size-3.5 shrink-0" aria-hidden />
      <span className="min-w-0 break-words">{text}</span>
    </span>
  ));
}
