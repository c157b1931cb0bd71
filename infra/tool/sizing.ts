import { text } from 'node:stream/consumers';
import { ASSUMPTIONS, CATALOGUE, type Reason, recommend, sentence, validate } from '@relevo/sizing';
import { Refusal } from './refusal.ts';

/** Answers as JSON on stdin; on stdout one JSON object: the recommendation, each reason in words of both languages. */
export async function run(args: readonly string[]): Promise<void> {
  if (args.length > 0) throw new Refusal('sizing takes no arguments: give the answers as JSON on stdin');
  const validated = validate(parse(await text(process.stdin)));
  if (!validated.ok) {
    const lines = validated.errors.map(({ field, code, detail }) => `  ${field || '(whole)'}: ${code} ${JSON.stringify(detail)}`);
    throw new Refusal(`the answers were not understood:\n${lines.join('\n')}`);
  }
  const recommendation = recommend(validated.answers, ASSUMPTIONS, CATALOGUE);
  process.stdout.write(`${JSON.stringify(recommendation, withWords, 2)}\n`);
}

function parse(input: string): unknown {
  try {
    return JSON.parse(input);
  } catch (error) {
    throw new Refusal(`stdin is not JSON: ${error instanceof Error ? error.message : error}`);
  }
}

/** Reasons are the only objects with a key and params; each gains its sentences. */
function withWords(_: string, value: unknown): unknown {
  if (!isReason(value)) return value;
  return { ...value, es: sentence('es', value), en: sentence('en', value) };
}

const isReason = (value: unknown): value is Reason =>
  typeof value === 'object' && value !== null && 'key' in value && 'params' in value && !('es' in value);
