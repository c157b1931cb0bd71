/** Mail from outside with a chosen client, envelope and text, and what became of it. */
import { randomUUID } from 'node:crypto';
import { SmtpClient } from '../../../infra/lab/smtp-client.mjs';
import { addressOf, fleet } from '../../stack/fleet.ts';
import { subjects } from '../../stack/mail.ts';
import { until } from '../../stack/stack.ts';
import { type Company, login } from '../10-data-plane/people.ts';

export const GTUBE = 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X';
/** In two halves, so that no scanner takes this file for the test virus itself. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

export interface Strange {
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly body?: string;
  readonly author?: string;
  readonly headers?: readonly string[];
  readonly node?: 'mx1' | 'mx2';
}

export function compose(mail: Strange): string {
  const lines = [
    ...(mail.headers ?? []),
    `From: <${mail.author ?? mail.from}>`,
    `To: <${mail.to[0]}>`,
    `Subject: ${mail.subject}`,
    `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${randomUUID()}@${mail.from.split('@')[1]}>`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return `${lines.join('\r\n')}\r\n\r\n${mail.body ?? 'Hola, le escribo por el pedido de ayer.'}\r\n`;
}

/** Hands it to a node from the host's own address, which no domain of the world sends from. @returns the reply to the message */
export async function handIn(mail: Strange, text = compose(mail)): Promise<string> {
  const client = await SmtpClient.open(await addressOf(mail.node ?? 'mx1'));
  try {
    const [first, ...others] = mail.to;
    await client.command(`MAIL FROM:<${mail.from}>`);
    for (const to of [first, ...others]) {
      const reply = await client.command(`RCPT TO:<${to}>`);
      if (reply.code >= 400) return reply.text;
    }
    await client.command('DATA');
    return (await client.command(`${text.replace(/^\./gm, '..')}.`)).text;
  } finally {
    client.close();
  }
}

/** The folder in which a subject ends up. */
export const folderOf = (company: Company, name: string, subject: string, node: 'mx1' | 'mx2' = 'mx1') =>
  until(`"${subject}" with ${name}`, async () => {
    const host = await addressOf(node);
    for (const folder of ['INBOX', 'Junk']) {
      if ((await subjects(host, login(company, name), folder)).includes(subject)) return folder;
    }
    return null;
  });

type Wishes = { junkAt?: number; quarantineAt?: number | 'never'; rejectAt?: number; allow?: string[]; deny?: string[] };
const NONE = { junkAt: null, quarantineAt: null, rejectAt: null, allow: [], deny: [] };

/** Sets a mailbox's filters and waits until both nodes run them; what is not named is taken away. */
export async function filter(company: Company, id: string, wishes: Wishes, effective = true) {
  const path = { tenantId: company.tenantId, id };
  const { data: before } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/filters', { params: { path } });
  const { data, error } = await company.api.PUT('/v1/tenants/{tenantId}/mailboxes/{id}/filters', {
    params: { path },
    body: { ...NONE, ...wishes, version: before?.version ?? 0 },
  });
  if (!data) throw new Error(JSON.stringify(error));
  if (effective) await effectiveOf(company, id);
}

/** Waits until both nodes run what is set for a mailbox, its group's filters among it. */
export const effectiveOf = (company: Company, id: string) =>
  until('the filters on both nodes', async () => {
    const params = { path: { tenantId: company.tenantId, id } };
    return (await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}/filters', { params })).data?.effective;
  });

/** A group with filters that both nodes run. @returns its id */
export async function groupOf(company: Company, addresses: string[], wishes: Wishes): Promise<string> {
  const { tenantId } = company;
  const { data: made, error } = await company.api.POST('/v1/tenants/{tenantId}/groups', {
    params: { path: { tenantId } },
    body: { name: randomUUID(), addresses },
  });
  if (!made) throw new Error(JSON.stringify(error));
  const params = { path: { tenantId, id: made.group.id } };
  const { data, error: refusal } = await company.api.PUT('/v1/tenants/{tenantId}/groups/{id}/filters', {
    params,
    body: { ...NONE, ...wishes, version: made.group.version },
  });
  if (!data) throw new Error(JSON.stringify(refusal));
  await until("the group's filters on both nodes", async () => {
    return (await company.api.GET('/v1/tenants/{tenantId}/groups/{id}', { params })).data?.effective;
  });
  return made.group.id;
}

/** For all mailboxes of the company. @returns the status of the answer, when effective on both nodes if it was taken */
export async function filterAll(company: Company, wishes: Wishes): Promise<number> {
  const params = { path: { tenantId: company.tenantId } };
  const now = async () => (await company.api.GET('/v1/tenants/{tenantId}/filtering', { params })).data?.company;
  const { response } = await company.api.PUT('/v1/tenants/{tenantId}/filters', {
    params,
    body: { ...NONE, ...wishes, version: (await now())?.version ?? 0 },
  });
  if (response.ok) await until("the company's filters on both nodes", async () => (await now())?.effective);
  return response.status;
}

/** What rspamd wrote of a message with this subject's sender: the line with its symbols. */
export async function verdictOf(from: string, node: 'mx1' | 'mx2' = 'mx1'): Promise<string> {
  const lab = await fleet();
  return until(`rspamd's line of ${from}`, async () => {
    const { stdout } = await lab.node(node).run(['grep', '-F', `from: <${from}>`, '/var/log/rspamd/rspamd.log']);
    return stdout.trim().split('\n').at(-1);
  });
}
