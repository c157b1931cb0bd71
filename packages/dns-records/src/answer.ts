import type { CustomerRecord, RecordData, RecordType } from './record.ts';

/** What a resolver said to one question. */
export type Answer =
  | { readonly kind: 'found'; readonly records: readonly RecordData[] }
  | { readonly kind: 'nxdomain' }
  | { readonly kind: 'nodata' }
  /** No usable answer (timeout, SERVFAIL, refused): says nothing about the record. */
  | { readonly kind: 'error'; readonly reason: string };

export interface Question {
  readonly name: string;
  readonly type: RecordType;
}

/** Answers by `questionKey`. */
export type Answers = ReadonlyMap<string, Answer>;

type OfType<T extends RecordType> = Extract<RecordData, { type: T }>;

export const questionKey = (question: Question): string => `${question.name} ${question.type}`;

/** What to ask a resolver before `compareRecords`; each question once. */
export function questionsFor(expected: readonly CustomerRecord[]): readonly Question[] {
  const questions = expected.flatMap(({ name, type, alternative }): Question[] => {
    if (type !== 'CNAME') return [{ name, type }];
    // A key pasted as TXT, or an address typed where a name belongs, shows up under its own type.
    return [
      { name, type },
      { name, type: alternative?.type ?? 'A' },
    ];
  });
  return [...new Map(questions.map((question) => [questionKey(question), question])).values()];
}

/** The answer as records of one type, host names in their stored spelling; null: no usable answer; no such name: none. */
export function recordsOf<T extends RecordType>(answers: Answers, name: string, type: T): readonly OfType<T>[] | null {
  const answer = answers.get(questionKey({ name, type }));
  if (answer === undefined || answer.kind === 'error') return null;
  if (answer.kind !== 'found') return [];
  return answer.records.filter((data): data is OfType<T> => data.type === type).map(canonical);
}

function canonical<D extends RecordData>(data: D): D {
  if (data.type === 'MX') return { ...data, exchange: hostName(data.exchange) };
  if ('target' in data) return { ...data, target: hostName(data.target) };
  return data;
}

const hostName = (name: string): string => name.toLowerCase().replace(/\.$/, '');
