/** The stack that the test run started: where it is, and how to speak with it. */
import { readFileSync } from 'node:fs';
import { createRelevoClient, type RelevoClient } from '@relevo/contract';

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
    readonly staff: { readonly email: string; readonly password: string };
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

/** A browser's worth of identity: cookie and Origin, over the API's own port. */
export async function signIn(email: string, password: string): Promise<RelevoClient & { cookie: string }> {
  const answer = await fetch(`${stack.urls.api}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: stack.urls.web },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`sign-in of ${email}: ${answer.status}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  return Object.assign(clientWith({ cookie }), { cookie });
}

export const clientWith = (headers: Record<string, string>): RelevoClient =>
  createRelevoClient({ baseUrl: stack.urls.api, headers: { origin: stack.urls.web, ...headers } });

export const owner = () => signIn(stack.seeded.demo.email, stack.seeded.demo.password);
export const staff = () => signIn(stack.seeded.staff.email, stack.seeded.staff.password);

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
