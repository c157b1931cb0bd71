import type { PairRecord } from '@relevo/agent-protocol';
import { lookupFiles, map, QUERIES, SRS_ADDRESSES, SRS_PORT } from './postfix-maps.ts';
import { type HostFacts, type RenderedFile, selfOf } from './rendered.ts';
import { WEBMAIL_SASL_SERVICE, WEBMAIL_SUBMISSION_PORT } from './webmail.ts';

const MIB = 1024 * 1024;

/** Everything of Postfix that is ours: main.cf, master.cf and the queries behind the maps. Pure. */
export function renderPostfix(pair: PairRecord, facts: HostFacts): RenderedFile[] {
  return [
    { path: '/etc/postfix/main.cf', content: mainCf(pair, facts), mode: 0o644 },
    { path: '/etc/postfix/master.cf', content: masterCf(selfOf(pair, facts.nodeId)), mode: 0o644 },
    ...lookupFiles(facts.nodeDb),
  ];
}

/**
 * The policy service decides for those who need it: restricted mailboxes, and lists that not everybody may write to. All others it
 * watches: without it they go on.
 */
const UNAVAILABLE = '451 4.3.5 Sending permission cannot be checked now, try again later';
const askPolicy = (context: 'send' | 'list', otherwise = UNAVAILABLE): string =>
  `check_policy_service { unix:private/mailpolicy, timeout=5s, policy_context=${context}, { default_action=${otherwise} } }`;
/** One try: two would cost everybody a second for each recipient while the service is away (measured: one message a second). */
const WATCH =
  'check_policy_service { unix:private/mailpolicy, timeout=5s, try_limit=1, policy_context=watch, { default_action=DUNNO } }';
// Mail that must wait for a person waits also when nobody can tell for whom it is.
const WAIT = 'HOLD outgoing mail of this mailbox waits for its administrator';

function mainCf(pair: PairRecord, facts: HostFacts): string {
  const self = selfOf(pair, facts.nodeId);
  const settings: [string, string][] = [
    ['compatibility_level', '3.6'],
    ['myhostname', self.host],
    // No system accounts: all mail is virtual.
    ['mydestination', ''],
    ['local_recipient_maps', ''],
    ['alias_maps', ''],
    ['alias_database', ''],
    ['relay_domains', ''],
    ['mynetworks', '127.0.0.0/8'],
    ['inet_interfaces', 'all'],
    ['inet_protocols', 'ipv4'],
    ['master_service_disable', facts.fenced ? 'inet' : ''],
    ['maillog_file', '/var/log/mail.log'],
    // Notices would go to a postmaster that no domain of this host has.
    ['notify_classes', ''],
    ['biff', 'no'],
    ['append_dot_mydomain', 'no'],
    ['disable_vrfy_command', 'yes'],
    // Rewritten addresses would reach another domain than the one that the sending policy saw.
    ['allow_percent_hack', 'no'],
    ['swap_bangpath', 'no'],
    // Dovecot 2.3 does not offer SMTPUTF8 over LMTP, so such mail could not be stored.
    ['smtputf8_enable', 'no'],
    ['message_size_limit', String(pair.messageSizeLimitMb * MIB)],
    ['mailbox_size_limit', '0'],

    ['smtpd_tls_cert_file', facts.tls.cert],
    ['smtpd_tls_key_file', facts.tls.key],
    ['smtpd_tls_security_level', 'may'],
    ['smtp_tls_security_level', 'may'],
    // One line for each session: without it the log does not tell whose password went in the clear.
    ['smtpd_tls_loglevel', '1'],
    ['smtp_tls_loglevel', '1'],
    ['smtp_host_lookup', 'dns'],

    ['virtual_mailbox_domains', map('domains')],
    ['virtual_mailbox_maps', map('mailboxes')],
    // This host's own name has no addresses but those that bounces of forwarded mail come back to.
    ['virtual_alias_domains', self.host],
    ['virtual_alias_maps', `${map('aliases')}, pipemap:{${SRS_ADDRESSES}, socketmap:unix:private/srs:reverse}`],
    ['sender_dependent_default_transport_maps', `${map('forwarding')}, ${map('bulk')}`],
    // Bulk mail waits its turn: few at once, and few to the same destination.
    ['bulk_initial_destination_concurrency', '1'],
    ['bulk_destination_concurrency_limit', '2'],
    ['bulk_destination_recipient_limit', '20'],
    ['virtual_transport', 'lmtp:unix:private/dovecot-lmtp'],
    // One recipient per delivery: a full mailbox must not hold up the others, and each gets a log line of its own.
    ['lmtp_destination_recipient_limit', '1'],
    ['smtpd_sender_login_maps', map('sender-logins')],
    ['proxy_read_maps', Object.keys(QUERIES).map(map).join(' ')],

    ['smtpd_helo_required', 'yes'],
    ['smtpd_data_restrictions', 'reject_unauth_pipelining'],
    ['smtpd_sender_restrictions', 'reject_non_fqdn_sender'],
    ['smtpd_relay_restrictions', 'permit_mynetworks, reject_unauth_destination'],
    // Before permit_mynetworks: a no-reply mailbox refuses whoever writes.
    [
      'smtpd_recipient_restrictions',
      `check_recipient_access ${map('refusals')}, check_recipient_access ${map('aside')}, check_recipient_access ${map('lists')}, reject_non_fqdn_recipient, permit_mynetworks, reject_unauth_destination`,
    ],
    ['smtpd_restriction_classes', 'ask_policy, ask_outgoing, ask_list'],
    // The service says `permit`, refuses, or says HOLD, after which Postfix reads on (access(5)).
    ['ask_policy', `${askPolicy('send')}, permit_sasl_authenticated, reject`],
    ['ask_outgoing', `${askPolicy('send', WAIT)}, permit_sasl_authenticated, reject`],
    // What the list lets in, the other restrictions go on to judge.
    ['ask_list', askPolicy('list')],

    ['smtpd_sasl_type', 'dovecot'],
    ['smtpd_sasl_path', 'private/auth'],
    // Guideline 2: every connection with TLS or without, always with a password.
    ['smtpd_tls_auth_only', 'no'],
    // The empty sender passes: read receipts have one (RFC 8098 section 3).
    ['submission_sender_restrictions', 'reject_non_fqdn_sender, reject_sender_login_mismatch'],
    ['submission_relay_restrictions', 'permit_sasl_authenticated, reject'],
    [
      'submission_recipient_restrictions',
      `reject_non_fqdn_recipient, check_recipient_access ${map('refusals')}, check_recipient_access ${map('lists')}, check_sasl_access ${map('restrictions')}, ${WATCH}, permit_sasl_authenticated, reject`,
    ],

    ['smtpd_milters', 'inet:127.0.0.1:11332'],
    // Answers of Sieve, which are to be signed, and what Sieve sends on.
    ['non_smtpd_milters', 'inet:127.0.0.1:11332'],
    ['milter_protocol', '6'],
    // rspamd restarts within a second, and what nobody has looked at for viruses is for nobody: senders try again.
    ['milter_default_action', 'tempfail'],
  ];
  const overridden = parameterNames(pair.overrides.postfix);
  const own = settings.filter(([name]) => !overridden.has(name)).map(([name, value]) => `${name} = ${value}`.trimEnd());
  return `# Written by the Relevo agent. Changes made here are lost.\n${own.join('\n')}\n${section(pair.overrides.postfix)}`;
}

const section = (overrides: string): string => (overrides.trim() ? `\n# Overrides of staff\n${overrides.trim()}\n` : '');

/** Our own line for what staff override goes: with both, every program of Postfix would warn of it at each start. */
function parameterNames(text: string): Set<string> {
  return new Set([...text.matchAll(/^([a-z0-9_]+)[ \t]*=/gim)].map((match) => match[1] ?? ''));
}

const SUBMISSION = `  -o smtpd_sasl_auth_enable=yes
  -o smtpd_sender_restrictions=$submission_sender_restrictions
  -o smtpd_relay_restrictions=$submission_relay_restrictions
  -o smtpd_recipient_restrictions=$submission_recipient_restrictions
  -o milter_macro_daemon_name=ORIGINATING`;

/** Debian's own set of services (chroot column included), with the two submission ports and the log writer. */
const masterCf = ({
  host,
  bulkAddress,
}: PairRecord['nodes'][number]): string => `# Written by the Relevo agent. Changes made here are lost.
smtp inet n - y - - smtpd
submission inet n - y - - smtpd
  -o syslog_name=postfix/submission
${SUBMISSION}
465 inet n - y - - smtpd
  -o syslog_name=postfix/submissions
  -o smtpd_tls_wrappermode=yes
${SUBMISSION}
127.0.0.1:${WEBMAIL_SUBMISSION_PORT} inet n - y - - smtpd
  -o syslog_name=postfix/webmail
  -o smtpd_sasl_service=${WEBMAIL_SASL_SERVICE}
  -o smtpd_authorized_xclient_hosts=127.0.0.1
${SUBMISSION}
127.0.0.1:${SRS_PORT} inet n - y - - smtpd
  -o syslog_name=postfix/srs
  -o cleanup_service_name=cleanup-srs
  -o smtpd_milters=
  -o smtpd_sender_restrictions=
  -o smtpd_relay_restrictions=permit_mynetworks,reject
  -o smtpd_recipient_restrictions=permit_mynetworks,reject
  -o smtpd_authorized_xforward_hosts=127.0.0.0/8
cleanup-srs unix n - y - 0 cleanup
  -o sender_canonical_classes=envelope_sender
  -o sender_canonical_maps=socketmap:unix:private/srs:rewrite-${host}
bulk unix - - y - 8 smtp
  -o syslog_name=postfix/bulk
${bulkAddress ? `  -o smtp_bind_address=${bulkAddress}\n  -o smtp_helo_name=bulk.${host}\n` : ''}forward unix - - y - - smtp
  -o smtp_tls_security_level=none
  -o smtp_send_xforward_command=yes
pickup unix n - y 60 1 pickup
cleanup unix n - y - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - y 1000? 1 tlsmgr
rewrite unix - - y - - trivial-rewrite
bounce unix - - y - 0 bounce
defer unix - - y - 0 bounce
trace unix - - y - 0 bounce
verify unix - - y - 1 verify
flush unix n - y 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - y - - smtp
relay unix - - y - - smtp
  -o syslog_name=postfix/relay
showq unix n - y - - showq
error unix - - y - - error
retry unix - - y - - error
discard unix - - y - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - y - - lmtp
anvil unix - - y - 1 anvil
scache unix - - y - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;
