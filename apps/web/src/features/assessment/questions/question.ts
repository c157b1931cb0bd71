import type { AnswersPatch, Assessment } from '@/api/types';

export type QuestionName = Assessment['missing'][number];

/** In the order of asking; how much bulk mail is asked only of those who send any. */
const QUESTIONS = [
  'people',
  'roles',
  'total',
  'growthPerHalfYear',
  'bulkMessagesPerMonth',
  'access',
  'start',
  'domain',
  'dns',
  'contact',
] as const satisfies readonly QuestionName[];

export function askedOf(answers: AnswersPatch): readonly QuestionName[] {
  const sendsBulk = answers.roles?.some((role) => role.sendsBulk) ?? false;
  return QUESTIONS.filter((question) => question !== 'bulkMessagesPerMonth' || sendsBulk);
}

export type QuestionProps = {
  /** What is known so far; the fields of the form begin with it. */
  answers: AnswersPatch;
  /** Ties the form to the button, which stands outside it. */
  formId: string;
  error: unknown;
  onAnswer: (answers: AnswersPatch) => void;
};

/** The first question whose answer does not go together with another; `access` or `start.mailboxes` as the API names it. */
export const contradictedIn = (assessment: Pick<Assessment, 'answers' | 'conflicts'>): QuestionName | undefined =>
  askedOf(assessment.answers).find((question) => assessment.conflicts.some(({ field }) => field.split('.')[0] === question));
