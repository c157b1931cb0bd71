import { Injectable } from '@nestjs/common';
import { parseOutsideAddress } from '@relevo/mail-address';
import { simulate } from '@relevo/mail-policy';
import { Database } from '../platform/database/database.js';
import type { TenantScope } from '../platform/database/scope.js';
import { err, ok, type Result } from '../platform/errors/result.js';
import { AddressBook } from './address-book.js';
import type { SimulatedMail, SimulateMail } from './routing.dto.js';

/** "May X write to Y?" and "what happens to mail from Z to X?", by the rules that the nodes run. */
@Injectable()
export class Routing {
  constructor(
    private readonly database: Database,
    private readonly book: AddressBook,
  ) {}

  async simulate(scope: TenantScope, wish: SimulateMail): Promise<Result<SimulatedMail>> {
    const to = parseOutsideAddress(wish.to);
    if (!to.ok) return err('address.invalid', { address: wish.to }, 'to');
    const text = wish.from.kind === 'mailbox' ? wish.from.address : wish.from.sender;
    // RFC 5321 section 4.5.5: notices come from the empty sender.
    const from = wish.from.kind === 'outside' && text === '' ? ok('') : parseOutsideAddress(text);
    if (!from.ok) return err('address.invalid', { address: text }, 'from');
    return this.database.within(scope, async (tx): Promise<Result<SimulatedMail>> => {
      const directory = await this.book.around(tx, scope, [to.value, ...(from.value ? [from.value] : [])]);
      if (wish.from.kind === 'mailbox' && !directory.mailbox(from.value))
        return err('mailbox.unknown', { address: text }, 'from');
      const writer = wish.from.kind === 'mailbox' ? { login: from.value } : { sender: from.value };
      const { verdict, rule, reply, route } = simulate(directory, writer, to.value);
      return ok({
        verdict,
        rule,
        reply,
        steps: [...route.steps],
        mailboxes: route.mailboxes.map((address) => ({
          address,
          answersAbsent: directory.mailbox(address)?.vacation != null,
          suspended: directory.mailbox(address)?.state === 'suspended',
        })),
        outside: [...route.outside],
        refusing: [...route.refusing],
      });
    });
  }
}
