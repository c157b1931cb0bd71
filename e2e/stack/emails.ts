/** E-mails that the platform wrote to somebody, as its console shows them. */
import { staff, until } from './stack.ts';

export interface ReadEmail {
  readonly id: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** The newest e-mail of this kind to this address, sent or about to be. */
export async function emailTo(recipient: string, template: string, after: string | null = null): Promise<ReadEmail> {
  const console = await staff();
  return until(`the e-mail ${template} to ${recipient}`, async () => {
    const { data } = await console.GET('/v1/console/emails', { params: { query: { q: recipient } } });
    const found = data?.items.find((one) => one.template === template && one.recipient === recipient);
    if (!found || found.id === after) return null;
    const { data: content } = await console.GET('/v1/console/emails/{id}', { params: { path: { id: found.id } } });
    return content && { id: found.id, ...content };
  });
}

/** The link of its button. */
export function linkIn(email: ReadEmail): string {
  const link = /https?:\/\/\S+/.exec(email.text)?.[0];
  if (!link) throw new Error('the e-mail has no link');
  return link;
}
