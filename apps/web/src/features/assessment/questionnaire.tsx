'use client';

import { ArrowLeft, ArrowRight } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { isProblem, Problem } from '@/api/problem';
import type { AnswersPatch, Assessment } from '@/api/types';
import { useRouter } from '@/i18n/navigation';
import { Button } from '@/ui/button';
import { CopyButton } from '@/ui/copy-button';
import { LoadError, ProblemNote } from '@/ui/problem-note';
import { SkeletonLines } from '@/ui/skeleton';
import { useListParams } from '@/ui/use-list-params';
import { useAssessment, useSaveAnswers, useStartAssessment } from './queries';
import { AccessQuestion } from './questions/access-question';
import { ContactQuestion, DnsQuestion, DomainQuestion } from './questions/domain-questions';
import { NumberQuestion } from './questions/number-question';
import { askedOf, contradictedIn, type QuestionName, type QuestionProps } from './questions/question';
import { RolesQuestion } from './questions/roles-question';
import { StartQuestion } from './questions/start-question';
import { SizingAside } from './sizing-aside';

/** A questionnaire that does not exist yet: the first answer makes it. */
export function NewQuestionnaire() {
  const router = useRouter();
  const start = useStartAssessment();
  return (
    <QuestionScreen
      question="people"
      answers={{}}
      recommendation={null}
      busy={start.isPending || start.isSuccess}
      error={start.error}
      onAnswer={(answers) =>
        start.mutate(answers, { onSuccess: (assessment) => router.push(`/start/${assessment.code}?question=roles`) })
      }
    />
  );
}

export function Questionnaire({ code }: { code: string }) {
  const assessment = useAssessment(code);
  if (assessment.error && !assessment.data) {
    return <LoadError error={assessment.error} onRetry={() => void assessment.refetch()} />;
  }
  if (!assessment.data) {
    return (
      <div className="mx-auto w-full max-w-6xl px-4 py-12 sm:px-8">
        <SkeletonLines lines={6} />
      </div>
    );
  }
  return <KnownQuestionnaire assessment={assessment.data} onReload={() => void assessment.refetch()} />;
}

function KnownQuestionnaire({ assessment, onReload }: { assessment: Assessment; onReload: () => void }) {
  const t = useTranslations('assessment');
  const router = useRouter();
  const { get, set } = useListParams<'question'>();
  const save = useSaveAnswers(assessment.code);
  const [outdated, setOutdated] = useState(false);
  const asked = askedOf(assessment.answers);
  const wanted = asked.find((question) => question === get('question'));
  const question = wanted ?? assessment.missing[0] ?? asked[asked.length - 1] ?? 'people';
  const at = asked.indexOf(question);

  const answer = (answers: AnswersPatch) => {
    setOutdated(false);
    save.mutate(
      { version: assessment.version, answers },
      {
        onSuccess: (saved) => {
          // Saved, and not left before it goes together with the rest.
          if (contradictedIn(saved) === question) return;
          const then = askedOf(saved.answers);
          const next = then[then.indexOf(question) + 1];
          if (next) set({ question: next });
          // Something was skipped on the way, by a link or the back button: it is asked before the quote is shown.
          else if (saved.missing[0]) set({ question: saved.missing[0] });
          else if (contradictedIn(saved)) set({ question: contradictedIn(saved) });
          else router.push(`/quote/${assessment.code}`);
        },
        onError: (error) => {
          if (!isProblem(error, 'version.conflict')) return;
          setOutdated(true);
          save.reset();
          onReload();
        },
      },
    );
  };
  const previous = asked[at - 1];
  return (
    <QuestionScreen
      // The address of a question begins its form anew, filled with what is known.
      key={`${question}${assessment.version}`}
      question={question}
      answers={assessment.answers}
      recommendation={assessment.recommendation}
      position={{ at, of: asked.length }}
      busy={save.isPending}
      error={save.error}
      note={outdated ? t('conflict') : contradictedIn(assessment) === question ? t('contradiction') : undefined}
      code={assessment.code}
      last={at === asked.length - 1 && assessment.missing.every((missing) => missing === question)}
      onBack={previous ? () => set({ question: previous }) : undefined}
      onAnswer={answer}
    />
  );
}

type ScreenProps = {
  question: QuestionName;
  answers: AnswersPatch;
  recommendation: Assessment['recommendation'];
  position?: { at: number; of: number };
  busy: boolean;
  error: unknown;
  note?: string;
  code?: string;
  last?: boolean;
  onBack?: () => void;
  onAnswer: (answers: AnswersPatch) => void;
};

function QuestionScreen(props: ScreenProps) {
  const { question, answers, recommendation, position, busy, error, note, code, last, onBack, onAnswer } = props;
  const t = useTranslations('assessment');
  const formId = useId();
  const of = position?.of ?? askedOf(answers).length;
  const at = position?.at ?? 0;
  return (
    <div className="mx-auto grid w-full max-w-6xl flex-1 items-start gap-8 px-4 py-8 sm:px-8 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-14 lg:py-14">
      <div className="flex min-w-0 flex-col gap-7">
        <div>
          <div className="mb-2 flex items-center justify-between text-sm text-ink-3 figures">
            <span>{t('progress', { n: at + 1, total: of })}</span>
          </div>
          <div
            role="progressbar"
            aria-label={t('title')}
            aria-valuemin={0}
            aria-valuemax={of}
            aria-valuenow={at}
            className="h-1 overflow-hidden rounded-full bg-line"
          >
            <div className="h-full rounded-full bg-accent transition-[width]" style={{ width: `${(at / of) * 100}%` }} />
          </div>
        </div>
        <div>
          <h1 className="text-2xl font-semibold">{t(`question.${question}.title`)}</h1>
          <p className="mt-1.5 max-w-xl text-lg text-ink-2">{t(`question.${question}.hint`)}</p>
        </div>
        {note && (
          <p role="status" className="rounded-control bg-warn-soft px-3 py-2 text-warn">
            {note}
          </p>
        )}
        <QuestionForm question={question} answers={answers} formId={formId} error={error} onAnswer={onAnswer} />
        {/* What the API says of a field is shown beside it; here what concerns the whole. */}
        {!(error instanceof Problem && error.fields.size > 0) && <ProblemNote error={error} />}
        <div className="flex items-center gap-2">
          {onBack && (
            <Button size="large" onClick={onBack}>
              <ArrowLeft aria-hidden />
              {t('back')}
            </Button>
          )}
          <Button type="submit" form={formId} look="primary" size="large" busy={busy}>
            {last ? t('finish') : t('next')}
            <ArrowRight aria-hidden />
          </Button>
        </div>
        {code && <ResumeLink code={code} />}
      </div>
      <SizingAside recommendation={recommendation} />
    </div>
  );
}

function QuestionForm({ question, ...props }: QuestionProps & { question: QuestionName }) {
  switch (question) {
    case 'people':
    case 'total':
    case 'growthPerHalfYear':
    case 'bulkMessagesPerMonth':
      return <NumberQuestion name={question} {...props} />;
    case 'roles':
      return <RolesQuestion {...props} />;
    case 'access':
      return <AccessQuestion {...props} />;
    case 'start':
      return <StartQuestion {...props} />;
    case 'domain':
      return <DomainQuestion {...props} />;
    case 'dns':
      return <DnsQuestion {...props} />;
    case 'contact':
      return <ContactQuestion {...props} />;
  }
}

function ResumeLink({ code }: { code: string }) {
  const t = useTranslations('assessment');
  const path = `/start/${code}`;
  return (
    <p className="flex flex-wrap items-center gap-x-2 text-sm text-ink-3">
      {t('saved')}
      <span className="inline-flex items-center gap-1">
        <code className="font-mono">{path}</code>
        <CopyButton text={() => `${window.location.origin}${window.location.pathname}`} />
      </span>
    </p>
  );
}
