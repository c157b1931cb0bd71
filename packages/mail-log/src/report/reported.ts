import type { ReportEvent } from '@relevo/agent-protocol';
import { bareId } from '../scan.ts';
import type { ReportLine } from './line.ts';

type Reported = Omit<ReportEvent, 'position'>;

const MAX_BLOCKS = 20;
const MAX_REPLY = 1000;

/**
 * The failures that a report tells: what was delivered, passed on or only delayed is none (RFC 3464 section 2.3.3). Without the
 * Message-ID of the message it speaks of, a report speaks of nothing.
 */
export function reported(at: string, line: ReportLine): readonly Reported[] {
  if (line.messageId === null) return [];
  const messageId = bareId(line.messageId).slice(0, 998);
  if (messageId === '') return [];
  const failures = line.status === null ? fromText(line) : fromFields(line, line.status);
  return failures.map((failure) => ({
    type: 'report',
    at,
    queueId: '',
    to: line.to.slice(0, 320).toLowerCase(),
    messageId,
    recipient: failure.recipient,
    originalRecipient: failure.originalRecipient,
    enhancedCode: failure.enhancedCode,
    reply: failure.reply.slice(0, MAX_REPLY),
    client: line.ip === null ? null : `${line.client ?? 'unknown'}[${line.ip}]`.slice(0, 400),
  }));
}

interface Failure {
  readonly recipient: string;
  readonly originalRecipient: string | null;
  readonly enhancedCode: string | null;
  readonly reply: string;
}

function fromFields(line: ReportLine, status: string): Failure[] {
  const fields = fieldsOf(status);
  const code = codeIn(fields.get('status') ?? '');
  const action = (fields.get('action') ?? '').toLowerCase();
  if (action !== '' ? !action.startsWith('failed') : !code?.startsWith('5')) return [];
  if (code?.startsWith('2')) return [];
  const final = addressIn(fields.get('final-recipient'));
  const original = addressIn(fields.get('original-recipient'));
  const recipient = final ?? original;
  if (recipient === null) return [];
  const block = blocksOf(line.text ?? '').find((one) => one.recipient === final || one.recipient === original);
  const said = afterType(fields.get('diagnostic-code')) ?? block?.reply ?? codeLine(line.text ?? '') ?? '';
  const before = block?.originalRecipient ?? null;
  return [
    {
      recipient,
      originalRecipient: original ?? (before === recipient ? null : before),
      enhancedCode: code ?? codeIn(said),
      // What a code says would be lost where the words have none; x.0.0 says nothing.
      reply: code && !code.endsWith('.0.0') && codeIn(said) === null ? `${code} ${said}`.trim() : said || (code ?? action),
    },
  ];
}

/** Reports of programs that never heard of RFC 3464: an address alone on its line, and under it what was said about it. */
function fromText({ text, failed }: ReportLine): Failure[] {
  const blocks = blocksOf(text ?? '');
  const named = (failed ?? '').split(',').flatMap((one) => addressOf(one.trim()) ?? []);
  const failure = (block: Block): Failure => ({ ...block, enhancedCode: codeIn(block.reply) });
  if (named.length === 0) return blocks.filter(({ reply }) => isPermanent(reply)).map(failure);
  return named.slice(0, MAX_BLOCKS).map((recipient) => {
    const block = blocks.find((one) => one.recipient === recipient);
    return failure(block ?? { recipient, originalRecipient: null, reply: (text ?? '').split(/\s+/).join(' ').trim() });
  });
}

interface Block {
  readonly recipient: string;
  readonly originalRecipient: string | null;
  readonly reply: string;
}

function blocksOf(text: string): Block[] {
  const blocks: { recipient: string; originalRecipient: string | null; said: string[]; open: boolean }[] = [];
  for (const whole of text.split('\n')) {
    const line = whole.trim();
    const recipient = addressOf(line.endsWith(':') ? line.slice(0, -1) : line);
    const last = blocks.at(-1);
    if (recipient !== null) {
      if (blocks.length === MAX_BLOCKS) break;
      blocks.push({ recipient, originalRecipient: null, said: [], open: true });
    } else if (last?.open && line.startsWith('(generated from ') && line.endsWith(')')) {
      last.originalRecipient = addressOf(line.slice(16, -1));
    } else if (last?.open && line !== '') last.said.push(line);
    else if (last && last.said.length > 0) last.open = false;
  }
  return blocks.map(({ said, open: _, ...block }) => ({ ...block, reply: said.join(' ') }));
}

const codeLine = (text: string): string | null =>
  text
    .split('\n')
    .map((line) => line.trim())
    .find(isPermanent) ?? null;

const isPermanent = (text: string): boolean => /(^|[^\d.])5(\d\d|\.\d{1,3}\.\d{1,3})([^\d.]|$)/.test(text);

const codeIn = (text: string): string | null => /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.]\d)/.exec(text)?.[1] ?? null;

/** Fields by name, in lower case; what goes on with a blank belongs to the line before (RFC 5322 section 2.2.3). */
function fieldsOf(text: string): Map<string, string> {
  const fields = new Map<string, string>();
  let name = '';
  for (const line of text.split('\n')) {
    if (line.startsWith(' ') || line.startsWith('\t')) {
      if (name !== '') fields.set(name, `${fields.get(name)} ${line.trim()}`);
      continue;
    }
    const colon = line.indexOf(':');
    name = colon < 0 ? '' : line.slice(0, colon).trim().toLowerCase();
    if (name !== '' && fields.has(name)) name = '';
    if (name !== '') fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/** `smtp; 550 5.1.1 …`: the type before the semicolon says how to read what follows. */
function afterType(value: string | undefined): string | null {
  if (!value) return null;
  const semicolon = value.indexOf(';');
  return (semicolon < 0 || semicolon > 40 ? value : value.slice(semicolon + 1)).trim() || null;
}

const addressIn = (value: string | undefined): string | null => addressOf(afterType(value) ?? '');

/** One plain address and nothing beside it. Quoted local parts are not worth what they cost. */
function addressOf(text: string): string | null {
  const bare = bareId(text);
  const at = bare.indexOf('@');
  if (at < 1 || bare.length > 320 || bare.indexOf('@', at + 1) > 0 || bare.indexOf('.', at) < 0) return null;
  return /[\s<>()"',;:\\]/.test(bare) || bare.endsWith('.') ? null : bare.toLowerCase();
}
