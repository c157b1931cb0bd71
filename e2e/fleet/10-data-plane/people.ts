/** A company with mailboxes of every special case, made through the API as its administrator would. */
import { newCompany, until } from '../../stack/stack.ts';

export type Company = Awaited<ReturnType<typeof newCompany>>;
export const PASSWORD = 'Casos-Especiales-1';

type Settings = Partial<
  Pick<
    NonNullable<Awaited<ReturnType<typeof read>>>,
    'accessMode' | 'sendPolicy' | 'receivePolicy' | 'forward' | 'state' | 'protocols' | 'vacation' | 'mayForward'
  >
>;

async function read(company: Company, id: string) {
  const { data } = await company.api.GET('/v1/tenants/{tenantId}/mailboxes/{id}', {
    params: { path: { tenantId: company.tenantId, id } },
  });
  return data;
}

/** Makes a mailbox and answers when it is active on both nodes. */
export async function person(company: Company, name: string, settings: Settings = {}): Promise<string> {
  const { data, error } = await company.api.POST('/v1/tenants/{tenantId}/mailboxes', {
    params: { path: { tenantId: company.tenantId } },
    body: {
      address: `${name}@${company.domain}`,
      displayName: name,
      kind: 'person',
      accessMode: 'client_and_webmail',
      quotaMb: 100,
      password: PASSWORD,
    },
  });
  if (!data) throw new Error(JSON.stringify(error));
  if (Object.keys(settings).length > 0) await change(company, data.mailbox.id, settings);
  await effective(company, data.mailbox.id);
  return data.mailbox.id;
}

export async function change(company: Company, id: string, settings: Settings): Promise<void> {
  const version = (await read(company, id))?.version ?? 1;
  const { error } = await company.api.PATCH('/v1/tenants/{tenantId}/mailboxes/{id}', {
    params: { path: { tenantId: company.tenantId, id } },
    body: { version, ...settings },
  });
  if (error) throw new Error(JSON.stringify(error));
}

export const effective = (company: Company, id: string) =>
  until(`mailbox ${id} on both nodes`, async () => (await read(company, id))?.effective);

export const login = (company: Company, name: string) => ({ user: `${name}@${company.domain}`, pass: PASSWORD });
