/** The world's Postfix: receives for the outside domains, refuses by the recipient's local part, and sends from a real queue. */

/** Replies by local part, in every outside domain (RFC 3463 codes as big receivers use them). */
export const REPLIES = {
  nouser: '550 5.1.1 The email account that you tried to reach does not exist',
  full: '552 5.2.2 The recipient mailbox is full',
  fullsoft: '452 4.2.2 The recipient mailbox is over quota, try again later',
  spam: '554 5.7.1 Message rejected as spam by content filtering',
  blocked: '550 5.7.1 Client host blocked using the block list of the world, see https://blocklist.world.test/',
  disabled: '550 5.2.1 The account is disabled',
  toolarge: '552 5.3.4 Message size exceeds the limit of the recipient',
  unexplained: '550 Requested action not taken',
  grey: 'greylisted',
  slow: 'sleep 8',
};

/**
 * main.cf of the world.
 * @param {string} subnet
 * @param {string} host
 * @param {Record<string, string>} overrides
 */
export function mainCf(subnet, host, overrides) {
  const settings = {
    compatibility_level: '3.6',
    myhostname: host,
    mydestination: '',
    local_recipient_maps: '',
    alias_maps: '',
    alias_database: '',
    // The host hands in what the world sends.
    mynetworks: `127.0.0.0/8 ${subnet}.1/32`,
    inet_interfaces: `${subnet}.53, 127.0.0.1`,
    inet_protocols: 'ipv4',
    smtp_bind_address: `${subnet}.53`,
    maillog_file: '/var/log/mail.log',
    biff: 'no',
    smtputf8_enable: 'yes',
    smtp_host_lookup: 'dns',
    smtp_tls_security_level: 'may',
    virtual_mailbox_domains: 'sqlite:/etc/postfix/domains.cf',
    virtual_mailbox_base: '/var/world/mail',
    virtual_mailbox_maps: 'sqlite:/etc/postfix/boxes.cf',
    virtual_uid_maps: 'static:5000',
    virtual_gid_maps: 'static:5000',
    virtual_minimum_uid: '5000',
    mailbox_size_limit: '0',
    virtual_mailbox_limit: '0',
    message_size_limit: '104857600',
    smtpd_restriction_classes: 'greylisted',
    greylisted: 'check_policy_service unix:private/greylist',
    smtpd_recipient_restrictions:
      'check_recipient_access sqlite:/etc/postfix/replies.cf, permit_mynetworks, reject_unauth_destination',
    smtpd_client_connection_rate_limit: '0',
    smtpd_client_connection_count_limit: '0',
    ...overrides,
  };
  return `${Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}`)
    .join('\n')}\n`;
}

export const MASTER_CF = `smtp inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
tlsmgr unix - - n 1000? 1 tlsmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
proxywrite unix - - n - 1 proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
`;

export const DATABASE = '/var/world/world.db';
export const MAPS = {
  'domains.cf': `dbpath = ${DATABASE}\nquery = SELECT name FROM domain WHERE name = '%s'\n`,
  'replies.cf': `dbpath = ${DATABASE}\nquery = SELECT action FROM reply WHERE local = '%u' AND EXISTS (SELECT 1 FROM domain WHERE name = '%d')\n`,
  // virtual(8) takes no substitution from pcre maps; one from a database is as good.
  'boxes.cf': `dbpath = ${DATABASE}\nquery = SELECT '%d/%u/'\n`,
};

const text = (/** @type {string} */ value) => `'${value.replaceAll("'", "''")}'`;

/** @param {string} local @param {string} action */
export const replySql = (local, action) => `INSERT OR REPLACE INTO reply VALUES(${text(local)}, ${text(action)});`;
/** @param {string} domain */
export const domainSql = (domain) => `INSERT OR IGNORE INTO domain VALUES(${text(domain)});`;

/** @param {readonly string[]} domains */
export function databaseSql(domains) {
  return [
    'CREATE TABLE IF NOT EXISTS domain(name TEXT PRIMARY KEY);',
    'CREATE TABLE IF NOT EXISTS reply(local TEXT PRIMARY KEY, action TEXT NOT NULL);',
    ...domains.map(domainSql),
    ...Object.entries(REPLIES).map(([local, action]) => replySql(local, action)),
  ].join('\n');
}
