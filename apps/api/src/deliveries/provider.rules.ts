/** Who runs a domain's mail, told by the host that took (or refused) it, else by the domain itself. Ordered: the first hit speaks. */
const PROVIDERS: readonly (readonly [name: string, hosts: RegExp])[] = [
  ['google', /(^|\.)(google|googlemail|gmail)\.com$/],
  ['microsoft', /(^|\.)(outlook|hotmail|live|msn|office365|microsoft)\.([a-z]{2,3})(\.[a-z]{2})?$/],
  ['yahoo', /(^|\.)(yahoo|yahoodns|ymail|aol|rocketmail)\.([a-z]{2,3})(\.[a-z]{2})?$/],
  ['apple', /(^|\.)(icloud|me|mac|apple)\.com$/],
  ['proton', /(^|\.)(protonmail|proton)\.(ch|me|com)$/],
  ['zoho', /(^|\.)zoho(mail)?\.(com|eu|in)$/],
  ['proofpoint', /(^|\.)(pphosted|ppe-hosted|proofpoint)\.com$/],
  ['mimecast', /(^|\.)mimecast(-offshore)?\.(com|co\.za)$/],
  ['barracuda', /(^|\.)barracudanetworks\.com$/],
  ['cisco', /(^|\.)iphmx\.com$/],
  ['godaddy', /(^|\.)secureserver\.net$/],
  ['amazon', /(^|\.)(amazonaws|awsapps)\.com$/],
  ['ionos', /(^|\.)(1and1|ionos|kundenserver)\.(com|de|es)$/],
  ['yandex', /(^|\.)yandex\.(ru|net|com)$/],
  ['mailru', /(^|\.)mail\.ru$/],
  ['telefonica', /(^|\.)(speedy\.com\.ar|telefonica\.net|movistar\.[a-z.]+)$/],
  ['fibertel', /(^|\.)(fibertel|cablevision|telecom)\.com\.ar$/],
  ['claro', /(^|\.)claro\.(com\.)?[a-z]{2}$/],
  ['terra', /(^|\.)terra\.(com(\.[a-z]{2})?|es)$/],
  ['uol', /(^|\.)(uol|bol)\.com\.br$/],
];

/** `relay` is Postfix's `name[address]:port`. A domain that nobody known runs is its own provider. */
export function providerOf(relay: string | null, domain: string): string {
  const host = relay?.split('[')[0]?.toLowerCase() ?? '';
  const byHost = PROVIDERS.find(([, hosts]) => hosts.test(host));
  if (byHost) return byHost[0];
  return PROVIDERS.find(([, hosts]) => hosts.test(domain))?.[0] ?? domain;
}
