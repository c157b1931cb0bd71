/** The stack that the test run started: where it is, and how to speak with it. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRelevoClient, type RelevoClient } from '@relevo/contract';
import { totp } from '../../infra/tool/totp.ts';

interface StackFacts {
  readonly stateDir: string;
  readonly urls: {
    readonly web: string;
    readonly api: string;
    readonly database: string;
    readonly owner: string;
    readonly redis: string;
  };
  readonly env: Readonly<Record<string, string>>;
  readonly seeded: {
    readonly staff: { readonly email: string; readonly password: string; readonly totpSecret: string };
    readonly demo: {
      readonly email: string;
      readonly password: string;
      readonly mailbox: string;
      readonly mailboxPassword: string;
      readonly tenantId: string;
    };
  };
  readonly lab: string | null;
}

/** Written by infra/test.mjs and infra/bench.mjs; without it there is nothing to test against. */
export const stack: StackFacts = JSON.parse(readFileSync(process.env.RELEVO_STACK ?? '', 'utf8'));

/** Waits for a condition and answers with what it gave; says what was awaited when time is up. */
export async function until<T>(
  what: string,
  look: () => Promise<T | null | undefined | false>,
  limitMs = 30_000,
  everyMs = 50,
): Promise<T> {
  const deadline = Date.now() + limitMs;
  let last: unknown;
  for (;;) {
    try {
      const found = await look();
      if (found) return found;
    } catch (error) {
      last = error;
    }
    if (Date.now() > deadline) throw new Error(`waited ${limitMs / 1000} s for: ${what}${last ? ` (${String(last)})` : ''}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** A browser that every person of the tests has used before: no notice of a new device goes out. */
export const DEVICE = 'relevo.device=the-browser-that-all-tests-share';

const post = (path: string, body: unknown, cookie = DEVICE): Promise<Response> =>
  fetch(stack.urls.api + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: stack.urls.web, cookie },
    body: JSON.stringify(body),
  });
const cookiesOf = (answer: Response): string[] => answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');

/** A browser's worth of identity: cookie and Origin, over the API's own port. */
export async function signIn(email: string, password: string, totpSecret?: string): Promise<RelevoClient & { cookie: string }> {
  let answer = await post('/v1/sign-in', { email, password });
  if (answer.ok && totpSecret) {
    const half = [DEVICE, ...cookiesOf(answer)].join('; ');
    // One code opens once: where the current one was used, the ones beside it still count.
    for (const shift of [0, 30_000, -30_000]) {
      answer = await post('/v1/sign-in/code', { code: totp(totpSecret, Date.now() + shift) }, half);
      if (answer.ok) break;
    }
  }
  if (!answer.ok) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`);
  const cookie = cookiesOf(answer).find((one) => one.startsWith('relevo.session_token=')) ?? '';
  return Object.assign(clientWith({ cookie }), { cookie });
}

/** A mailbox's own user, in the panel. */
export async function signInMailbox(email: string, password: string): Promise<RelevoClient> {
  const answer = await post('/v1/sign-in', { email, password });
  if (!answer.ok) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`);
  return clientWith({ cookie: cookiesOf(answer).find((one) => one.startsWith('relevo.mailbox=')) ?? '' });
}

export const clientWith = (headers: Record<string, string>): RelevoClient =>
  createRelevoClient({ baseUrl: stack.urls.api, headers: { origin: stack.urls.web, ...headers } });

export const owner = () => signIn(stack.seeded.demo.email, stack.seeded.demo.password);

const staffFile = (): string => join(stack.stateDir, 'staff-session');
/** One session for all test processes: the second factor's codes open once each. */
export async function staff(): Promise<RelevoClient & { cookie: string }> {
  const known = existsSync(staffFile()) ? readFileSync(staffFile(), 'utf8') : null;
  const client = known && Object.assign(clientWith({ cookie: known }), { cookie: known });
  if (client && (await client.GET('/v1/session')).response.ok) return client;
  const { email, password, totpSecret } = stack.seeded.staff;
  const entered = await signIn(email, password, totpSecret).catch(() => null);
  if (!entered) return until('a code of the staff that nobody used yet', staff, 60_000, 1000);
  const fresh = `${staffFile()}.${randomUUID()}`;
  writeFileSync(fresh, entered.cookie);
  renameSync(fresh, staffFile());
  return entered;
}

let companies = 0;
/** A company of its own, made as a customer makes one; its owner is signed in. */
export async function newCompany(people = 5) {
  const name = `t${Date.now().toString(36)}${(companies++).toString(36)}`;
  const domain = `${name}.test`;
  const visitor = clientWith({});
  const answers = {
    people,
    roles: [],
    total: people,
    growthPerHalfYear: 0,
    access: { client: people, clientAndWebmail: 0, webmail: 0 },
    start: { kind: 'zero' as const },
    domain,
    dns: 'our_name_servers' as const,
    contact: { name: 'Prueba', email: `owner@${domain}`, phone: null },
  };
  const { data: assessment } = await visitor.POST('/v1/assessments', { body: { answers } });
  if (!assessment) throw new Error('no assessment');
  const plan = assessment.recommendation?.plan?.plan.id ?? 'group';
  const login = { email: `owner@${domain}`, password: 'correcto-caballo-42' };
  const { data, error } = await visitor.POST('/v1/assessments/{code}/acceptance', {
    params: { path: { code: assessment.code } },
    body: { planId: plan, standby: true, company: `Compañía ${name}`, name: 'Prueba', ...login },
  });
  if (!data) throw new Error(`not accepted: ${JSON.stringify(error)}`);
  return { ...data, domain, login, api: await signIn(login.email, login.password) };
}
