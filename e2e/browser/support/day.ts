import { addressOf, fleet } from '../../stack/fleet.ts';
import { submit } from '../../stack/mail.ts';
import { owner, stack } from '../../stack/stack.ts';

const DAY = [
  ['compras@ext1.test', 'Pedido 4418'],
  ['ventas@ext3.test', 'Lista de precios de noviembre'],
  ['nouser@ext2.test', 'Consulta por envío'],
  ['full@ext1.test', 'Planilla de viáticos'],
  ['contacto@dead.test', 'Presupuesto'],
  ['bruno@andina.test', 'Reunión del martes'],
] as const;

let sent = false;
/** A day of the demonstration company: mail with the answers that real days bring, and a domain that was just checked. */
export async function anOrdinaryDay() {
  if (!stack.lab || sent) return;
  sent = true;
  const host = await addressOf('mx1');
  const { mailbox, mailboxPassword } = stack.seeded.demo;
  for (const [to, subject] of DAY) await submit(host, { user: mailbox, pass: mailboxPassword }, { from: mailbox, to, subject });
  const { tenantId } = stack.seeded.demo;
  const customer = await owner();
  await (await fleet()).world.delegate(mailbox.slice(mailbox.indexOf('@') + 1));
  const domains = await customer.GET('/v1/tenants/{tenantId}/domains', { params: { path: { tenantId } } });
  const id = domains.data?.[0]?.id;
  if (id) await customer.POST('/v1/tenants/{tenantId}/domains/{id}/check', { params: { path: { tenantId, id } } });
}
