import { APP_PASSWORD_SELECTOR_LENGTH, type PairRecord, USAGE_MARKS, USAGE_RELEASE } from '@relevo/agent-protocol';
import { USAGE_NOTES } from '../usage/notes.ts';
import { SESSION_SELECTOR_LENGTH } from '../webmail/sessions.ts';
import { doveadmApiKey, doveadmPassword } from './pair-secrets.ts';
import { type HostFacts, type RenderedFile, selfOf } from './rendered.ts';
import { JUNK_HEADER, QUARANTINE_HEADER } from './rspamd-filter.ts';
import { RULES_DIRECTORY } from './sieve-rules.ts';
import { VACATION_DIRECTORY } from './vacation.ts';
import { WEBMAIL_SASL_SERVICE } from './webmail.ts';

export const DOVECOT_INFO_LOG = '/var/log/dovecot-info.log';
/** Loopback only: the peer reaches it through the link between the agents. */
export const DOVEADM_PORT = 12345;
export const DOVEADM_HTTP_PORT = 12380;
const SQL_CONF = '/etc/dovecot/relevo-sql.conf';
const APP_PASSWORD_CONF = '/etc/dovecot/relevo-app-password.conf';
const APP_PASSWORD_NOTE = '/etc/dovecot/relevo-app-password.lua';
const WEBMAIL_CONF = '/etc/dovecot/relevo-webmail.conf';
/** In a name space that IMAP and POP3 do not have: nobody reaches it but delivery and doveadm. */
const QUARANTINE_PREFIX = 'relevo-quarantine/';
export const QUARANTINE_FOLDER = `${QUARANTINE_PREFIX}Held`;
/** Under a mailbox's home; there once something was put into it. */
export const QUARANTINE_DIRECTORY = 'quarantine/.Held';
const JUNK_SIEVE = '/etc/dovecot/sieve/junk.sieve';
const USAGE_SCRIPT = '/etc/dovecot/relevo-usage';

/** Everything of Dovecot that is ours. Pure. */
export function renderDovecot(pair: PairRecord, facts: HostFacts): RenderedFile[] {
  return [
    // Holds passwords of doveadm: for root alone, which its configuration reader is.
    { path: '/etc/dovecot/dovecot.conf', content: dovecotConf(pair, facts), mode: 0o600 },
    { path: SQL_CONF, content: sqlConf(facts.nodeDb), mode: 0o600 },
    { path: APP_PASSWORD_CONF, content: appPasswordConf(facts.nodeDb), mode: 0o600 },
    { path: APP_PASSWORD_NOTE, content: APP_PASSWORD_LUA, mode: 0o644 },
    { path: WEBMAIL_CONF, content: webmailConf(facts.nodeDb), mode: 0o600 },
    { path: JUNK_SIEVE, content: JUNK, mode: 0o644 },
    { path: USAGE_SCRIPT, content: USAGE_NOTE, mode: 0o755 },
  ];
}

// rspamd's filter names the mailboxes for which a message is junk; the user query tells a script whose it is.
const JUNK = `require ["fileinto", "mailbox", "variables", "environment", "vnd.dovecot.environment"];
if header :contains "${QUARANTINE_HEADER}" "\${env.vnd.dovecot.config.mailbox_id}" {
  fileinto :create "${QUARANTINE_FOLDER}";
  stop;
}
if header :contains "${JUNK_HEADER}" "\${env.vnd.dovecot.config.mailbox_id}" {
  fileinto :create "Junk";
  stop;
}
`;

/** Leaves a note for the agent, whole or not at all. The address is what the file holds and never part of a name. */
const USAGE_NOTE = `#!/bin/sh
# Written by the Relevo agent. Changes made here are lost.
umask 077
note=$(mktemp ${USAGE_NOTES}/.XXXXXXXXXX) || exit 75
printf '%s\\n' "$1" >"$note" && mv "$note" "${USAGE_NOTES}/\${note##*/.}"
`;

/**
 * Of several marks that a change crosses, Dovecot tells the first in this order. Downwards ("-") by a little less, so that a mailbox
 * at its mark does not tell with every message.
 */
const USAGE_WARNINGS = [
  ...[...USAGE_MARKS].reverse().map((mark) => `${mark}`),
  ...USAGE_MARKS.map((mark) => `-${mark - USAGE_RELEASE}`),
].map((mark, index) => {
  const limit = mark.startsWith('-') ? `-storage=${mark.slice(1)}` : `storage=${mark}`;
  return `  quota_warning${index === 0 ? '' : index + 1} = ${limit}%% relevo-usage %u`;
});

/**
 * What comes from this host itself is its webmail, whose people came in by TLS. Its real address is asked for: the webmail says in whose name it asks
 * (login_trusted_networks), and mail it hands in on a port of its own, which Dovecot knows as a service of its own.
 */
const FROM_WEBMAIL = `('%{real_rip}' = '127.0.0.1' AND '%s' IN ('imap', 'sieve') OR '%r' = '127.0.0.1' AND '%s' = 'smtp' OR '%s' = '${WEBMAIL_SASL_SERVICE}')`;

/** Who may come in by this way: `%s` is the service, `%c` is empty without TLS. Everybody but the webmail needs TLS of their own, or an exception. */
const MAY_COME_IN = `state = 'active' AND CASE WHEN ${FROM_WEBMAIL} THEN webmail \
  WHEN '%c' = '' AND cleartext = 0 THEN 0 \
  WHEN '%s' = 'imap' THEN imap WHEN '%s' = 'pop3' THEN pop3 WHEN '%s' = 'smtp' THEN submission \
  WHEN '%s' = 'sieve' THEN imap ELSE 0 END = 1`;

/**
 * A mailbox's home goes by its id: who gets an address later never finds the mail of who had it before.
 * `%u` is the whole address; Dovecot quotes what it puts in. A mailbox that may not write to everybody may not let its own
 * filters do so either. Pigeonhole stops counting at the first number that is missing: 3 needs 2.
 */
const sqlConf = (nodeDb: string): string => `driver = sqlite
connect = ${nodeDb}
default_pass_scheme = ARGON2ID
password_query = SELECT address AS user, password_hash AS password FROM mailbox \\
  WHERE address = '%u' AND password_hash IS NOT NULL AND ${MAY_COME_IN}
user_query = SELECT '/var/vmail/' || tenant_id || '/' || id AS home, 'vmail' AS uid, 'vmail' AS gid, \\
  '*:storage=' || quota_mb || 'M' AS quota_rule, id AS sieve_env_mailbox_id, \\
  CASE WHEN send_policy = 'anyone' AND may_forward = 1 THEN 4 ELSE 0 END AS sieve_max_redirects, \\
  CASE WHEN vacation IS NOT NULL THEN '${VACATION_DIRECTORY}/' || id || '.sieve' \\
    WHEN rules IS NOT NULL THEN '${RULES_DIRECTORY}/' || id || '.sieve' END AS sieve_before2, \\
  CASE WHEN vacation IS NOT NULL AND rules IS NOT NULL THEN '${RULES_DIRECTORY}/' || id || '.sieve' END AS sieve_before3 \\
  FROM mailbox WHERE address = '%u'
iterate_query = SELECT address AS user FROM mailbox
`;

/** Looked at first: its start selects the one app password to compare with, so that a miss costs no hash. */
const appPasswordConf = (nodeDb: string): string => `driver = sqlite
connect = ${nodeDb}
default_pass_scheme = SSHA512
password_query = SELECT address AS user, hash AS password, app_password.id AS relevo_app FROM app_password JOIN mailbox ON mailbox.id = mailbox_id \\
  WHERE address = '%u' AND selector = substr('%w', 1, ${APP_PASSWORD_SELECTOR_LENGTH}) AND ${MAY_COME_IN}
`;

/**
 * Postfix logs who signed in and not with which password, and Dovecot's own line is there for IMAP and POP3 alone. Of a password
 * that did not match, Dovecot has taken the fields back by now.
 */
const APP_PASSWORD_LUA = `function auth_password_verify(request, password)
  local app = request:var_expand("%{passdb:relevo_app}")
  if app == "" then return dovecot.auth.PASSDB_RESULT_PASSWORD_MISMATCH, "" end
  if request.service == "smtp" then
    dovecot.i_info("app password " .. app .. " service=smtp rip=" .. tostring(request.remote_ip) .. " user=<" .. request.user .. ">")
  end
  return dovecot.auth.PASSDB_RESULT_OK, ""
end
`;

/** Log-ins of a webmail that was opened from the panel: good from this host alone, and until the session ends. */
const webmailConf = (nodeDb: string): string => `driver = sqlite
connect = ${nodeDb}
default_pass_scheme = SHA512
password_query = SELECT address AS user, hash AS password FROM webmail_session JOIN mailbox ON mailbox.id = mailbox_id \\
  WHERE address = '%u' AND selector = substr('%w', 1, ${SESSION_SELECTOR_LENGTH}) AND until > unixepoch() AND ${FROM_WEBMAIL} AND ${MAY_COME_IN}
`;

/**
 * POP3 has flags of its own: `\Seen` there says that a POP3 program has fetched the message (RETR), whatever a phone has read. It is
 * what the retention of mail goes by, kept by Dovecot itself, so it holds with the agent away.
 */
const POP3_LOCATION = 'maildir:~/Maildir:INDEXPVT=~/pop3';
export const WITH_POP3_FLAGS = `mail_location=${POP3_LOCATION}`;
/** On a message that a POP3 program has fetched from either node. */
export const FETCHED_FLAG = '$RelevoFetched';

const folder = (name: string, use: string): string => `  mailbox ${name} {
    auto = subscribe
    special_use = \\${use}
  }`;

const QUARANTINE = `  namespace quarantine {
    prefix = ${QUARANTINE_PREFIX}
    separator = /
    location = maildir:~/quarantine
    list = no
    subscriptions = no
  }`;

function dovecotConf(pair: PairRecord, facts: HostFacts): string {
  const self = selfOf(pair, facts.nodeId);
  return `# Written by the Relevo agent. Changes made here are lost.
protocols = ${facts.fenced ? 'lmtp' : 'imap pop3 lmtp sieve'}
listen = *
# A reload, as for a new certificate, ends nobody's session. Those that have to end, the agent ends (doveadm-kick).
shutdown_clients = no
# The webmail says whose log-in it is (IMAP ID, x-originating-ip).
login_trusted_networks = 127.0.0.1
# Dovecot's own elements, and which app password it was.
login_log_format_elements = user=<%u> method=%m rip=%r lip=%l mpid=%e app=%{passdb:relevo_app} %c session=<%{session}>
log_path = /var/log/dovecot.log
info_log_path = ${DOVECOT_INFO_LOG}

ssl = yes
ssl_cert = <${facts.tls.cert}
ssl_key = <${facts.tls.key}
ssl_min_protocol = TLSv1.2
# Whether a log-in needs TLS is the mailbox's own setting, which the query knows.
disable_plaintext_auth = no
auth_mechanisms = plain login
auth_username_format = %Lu
# A cached answer outlives the change of a password; the database answers in well under a millisecond.
auth_cache_size = 0
auth_verbose = yes
# auth_failure_delay stays at its default of 2 s: it slows guessing. Probes should use a login that succeeds.
passdb {
  driver = sql
  args = ${WEBMAIL_CONF}
}
passdb {
  driver = sql
  args = ${APP_PASSWORD_CONF}
  result_success = continue-ok
}
# Says which it was and decides nothing: whatever comes of it, what was decided before stands.
passdb {
  driver = lua
  args = file=${APP_PASSWORD_NOTE}
  result_success = continue
  result_failure = continue
  result_internalfail = continue
}
passdb {
  driver = sql
  skip = authenticated
  args = ${SQL_CONF}
}
userdb {
  driver = sql
  args = ${SQL_CONF}
}
service auth {
  unix_listener /var/spool/postfix/private/auth {
    user = postfix
    group = postfix
    mode = 0660
  }
}
# Password hashes are slow on purpose; a second process keeps one login from waiting for another's.
service auth-worker {
  user = $default_internal_user
  extra_groups = mailmap
}

mail_location = maildir:~/Maildir
mail_uid = vmail
mail_gid = vmail
first_valid_uid = 100
mail_plugins = quota notify mail_log
namespace inbox {
  inbox = yes
  separator = /
${[folder('Drafts', 'Drafts'), folder('Sent', 'Sent'), folder('Junk', 'Junk'), folder('Trash', 'Trash')].join('\n')}
}
service imap-login {
  service_count = 0
  process_min_avail = 2
}
service pop3-login {
  service_count = 0
  process_min_avail = 1
}
service lmtp {
  unix_listener /var/spool/postfix/private/dovecot-lmtp {
    user = postfix
    group = postfix
    mode = 0660
  }
}
protocol imap {
  mail_plugins = quota notify mail_log imap_quota
  mail_max_userip_connections = 30
}
protocol pop3 {
  mail_location = ${POP3_LOCATION}
}
protocol lmtp {
${QUARANTINE}
  mail_plugins = quota notify mail_log sieve
  postmaster_address = postmaster@${self.host}
}
# Without mail_log, or what a sync writes would ask for the next sync.
protocol doveadm {
${QUARANTINE}
  mail_plugins = quota
}
doveadm_password = ${doveadmPassword(pair.replicationSecret)}
doveadm_api_key = ${doveadmApiKey(pair.replicationSecret, facts.nodeId)}
service doveadm {
  service_count = 200
  process_min_avail = 4
  process_limit = 40
  client_limit = 1
  inet_listener {
    address = 127.0.0.1
    port = ${DOVEADM_PORT}
  }
  inet_listener http {
    address = 127.0.0.1
    port = ${DOVEADM_HTTP_PORT}
  }
}
# A doveadm process that has worked for a mailbox is vmail from then on, and may be asked to end sessions next.
service anvil {
  unix_listener anvil {
    group = vmail
    mode = 0660
  }
}
service relevo-usage {
  executable = script ${USAGE_SCRIPT}
  user = vmail
  unix_listener relevo-usage {
    user = vmail
    mode = 0600
  }
}
plugin {
  mail_log_events = delete undelete expunge save copy mailbox_create mailbox_delete mailbox_rename flag_change
  # The Message-ID tells of which message it was; with what the cache does not have, the message is opened for it.
  mail_log_fields = box uid msgid flags
  # The inbox's name space alone: what waits in quarantine takes nobody's room.
  quota = count:User quota:ns=
  quota_vsizes = yes
${USAGE_WARNINGS.join('\n')}
  sieve = file:~/sieve;active=~/.dovecot.sieve
  sieve_before = ${JUNK_SIEVE}
  sieve_global_extensions = +vnd.dovecot.environment
}
${pair.overrides.dovecot.trim() ? `\n# Overrides of staff\n${pair.overrides.dovecot.trim()}\n` : ''}`;
}
