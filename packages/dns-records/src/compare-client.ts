import { type Answers, recordsOf } from './answer.ts';
import { type Finding, finding } from './finding.ts';
import type { CustomerRecord } from './record.ts';

/** A client name: an alias to ours, so that it follows a failover. A typed address works until then, and no longer. */
export function compareClient(expected: CustomerRecord, answers: Answers): Finding {
  const aliases = recordsOf(answers, expected.name, 'CNAME');
  if (aliases === null) return finding('dns.no_answer');
  const [alias] = aliases;
  const target = expected.data.type === 'CNAME' ? expected.data.target : '';
  if (alias) return finding(alias.target === target ? 'client.right' : 'client.elsewhere', [alias]);
  const addresses = recordsOf(answers, expected.name, 'A') ?? [];
  return addresses.length > 0 ? finding('client.address_instead', addresses) : finding('client.missing');
}

/** A service record (RFC 6186). Priority and weight are the customer's own business: one target, no choice. */
export function compareSrv(expected: CustomerRecord, answers: Answers): Finding {
  const found = recordsOf(answers, expected.name, 'SRV');
  if (found === null) return finding('dns.no_answer');
  if (found.length === 0 || expected.data.type !== 'SRV') return finding('srv.missing');
  const { target, port } = expected.data;
  const ours = found.filter((srv) => srv.target === target);
  if (ours.some((srv) => srv.port === port)) return finding('srv.right', found);
  if (ours.length > 0) return finding('srv.port_differs', found);
  // RFC 6186 section 3.4: the target "." says that the service is not offered.
  return finding(found.every((srv) => srv.target === '') ? 'srv.not_offered' : 'srv.elsewhere', found);
}
