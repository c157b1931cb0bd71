import { mailboxMaySend, ROUTED, type SendRule } from './decisions.ts';
import { mayPost, type PostRule } from './posting.ts';
import { type Directory, type Route, route } from './route.ts';

/** Who hands the mail over: a mailbox that logged in, or another server with this envelope sender. */
export type Writer = { readonly login: string } | { readonly sender: string };

export type SimulatedRule = SendRule | PostRule | 'receive.accept' | 'receive.refuse' | 'receive.unknown' | 'relay.denied';

export interface Simulated {
  readonly verdict: 'accepted' | 'refused';
  /** The rule that decided: of a refusal the one that refused, of an acceptance the one that let the sender write. */
  readonly rule: SimulatedRule;
  /** Code, enhanced code and text of the refusal; empty when accepted. */
  readonly reply: string;
  readonly route: Route;
}

/**
 * What a node answers to RCPT TO, and where the mail ends: by the rules and in the order of the node's restrictions
 * (`smtpd_recipient_restrictions` and its twin for submission in the agent). Addresses in lower case with A-labels.
 */
export function simulate(directory: Directory, writer: Writer, recipient: string): Simulated {
  const found = route(directory, recipient);
  const refused = (rule: SimulatedRule, reply: string): Simulated => ({ verdict: 'refused', rule, reply, route: found });
  const nowhere = found.mailboxes.length === 0 && found.outside.length === 0;

  const refusal = found.refusing[0];
  if (nowhere && refusal) return refused('receive.refuse', `550 5.2.1 ${refusal.text}`);

  const login = 'login' in writer ? directory.mailbox(writer.login) : null;
  const sender = 'login' in writer ? writer.login : writer.sender;
  const host = recipient.slice(recipient.indexOf('@') + 1);
  for (const list of found.lists) {
    const senderIsOurs = directory.domain(sender.slice(sender.indexOf('@') + 1)) !== null;
    const posted = mayPost(list, { login, sender, senderIsOurs });
    if (posted.verdict === 'reject') return refused(posted.rule, posted.text);
  }

  let rule: SimulatedRule = 'receive.accept';
  if ('login' in writer) {
    if (!login) return refused('send.suspended', '535 5.7.8 No such mailbox to log in to');
    const sent = mailboxMaySend(login, recipient, directory.domain(host)?.tenantId === login.tenantId);
    if (sent.verdict === 'reject') return refused(sent.rule, sent.text);
    rule = sent.rule;
  } else if (!directory.domain(host) || ROUTED.test(recipient)) {
    // A routed address of ours is refused as well: `allow_untrusted_routing` of postconf(5).
    return refused('relay.denied', '554 5.7.1 Relay access denied');
  }
  if (nowhere) return refused('receive.unknown', '550 5.1.1 User unknown');
  return { verdict: 'accepted', rule, reply: '', route: found };
}
