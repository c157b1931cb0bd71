import type { PairRecord } from '@relevo/agent-protocol';
import { webmailKey } from './pair-secrets.ts';
import { type HostFacts, type RenderedFile, selfOf } from './rendered.ts';
import { PASSWORD_DRIVER, SIGN_IN_PLUGIN } from './webmail-plugin.ts';

/** On loopback: webmail hands in mail here, with the address of the person's browser (XCLIENT). */
export const WEBMAIL_SUBMISSION_PORT = 10587;
/** What Dovecot hears as the service when somebody hands in mail there. */
export const WEBMAIL_SASL_SERVICE = 'webmail';
const HOME = '/var/lib/relevo-webmail';
export const WEBMAIL_DB = `${HOME}/roundcube.db`;
const PHP_SOCKET = '/run/relevo-webmail/php.sock';
const APACHE_CONF = '/etc/relevo/webmail/apache.conf';
const FPM_CONF = '/etc/relevo/webmail/php-fpm.conf';

/** Roundcube from Debian's packages, as an account of its own, behind an Apache that serves it alone. Pure. */
export function renderWebmail(pair: PairRecord, facts: HostFacts): RenderedFile[] {
  const owner = { uid: 0, gid: facts.webmailGid };
  return [
    { path: APACHE_CONF, content: apacheConf(pair, facts), mode: 0o644 },
    { path: FPM_CONF, content: fpmConf(pair.messageSizeLimitMb), mode: 0o644 },
    // It holds the key that sessions are sealed with.
    { path: '/etc/roundcube/config.inc.php', content: roundcubeConf(pair), mode: 0o640, owner },
    { path: '/var/lib/roundcube/plugins/relevo/relevo.php', content: SIGN_IN_PLUGIN, mode: 0o644 },
    { path: '/usr/share/roundcube/plugins/password/drivers/relevo.php', content: PASSWORD_DRIVER, mode: 0o644 },
  ];
}

export const CHECKED_BY_PHP = [
  '/etc/roundcube/config.inc.php',
  '/var/lib/roundcube/plugins/relevo/relevo.php',
  '/usr/share/roundcube/plugins/password/drivers/relevo.php',
];

const MODULES = [
  ...['mpm_event', 'authz_core', 'dir', 'mime', 'setenvif', 'headers', 'ssl', 'socache_shmcb'],
  ...['proxy', 'proxy_fcgi', 'reqtimeout', 'deflate', 'filter'],
];

/** No access log: what is asked for may carry a way in, and who came in stands in Dovecot's log. */
const apacheConf = (pair: PairRecord, facts: HostFacts): string => `# Written by the Relevo agent. Changes made here are lost.
ServerRoot /etc/apache2
ServerName ${selfOf(pair, facts.nodeId).host}
DefaultRuntimeDir /run
PidFile /run/relevo-webmail/apache.pid
User www-data
Group www-data
${MODULES.map((name) => `LoadModule ${name}_module /usr/lib/apache2/modules/mod_${name}.so`).join('\n')}
TypesConfig /etc/mime.types
ErrorLog /var/log/relevo-webmail-error.log
LogLevel warn
ServerTokens Prod
ServerSignature Off
TraceEnable Off
Timeout 60
KeepAliveTimeout 5
RequestReadTimeout header=10-20,MinRate=500 body=20,MinRate=500
LimitRequestBody ${(pair.messageSizeLimitMb + 8) * 1024 * 1024}
StartServers 1
ServerLimit 4
ThreadsPerChild 25
MaxRequestWorkers 100
AddOutputFilterByType DEFLATE text/html text/css application/javascript application/json image/svg+xml

Listen 443
SSLEngine on
SSLCertificateFile ${facts.tls.cert}
SSLCertificateKeyFile ${facts.tls.key}
SSLProtocol -all +TLSv1.2 +TLSv1.3
SSLSessionCache shmcb:/run/relevo-webmail/tls(512000)

Header always set Strict-Transport-Security "max-age=63072000"
Header always set X-Content-Type-Options nosniff
Header always set Referrer-Policy same-origin
Header always set Content-Security-Policy "frame-ancestors 'self'; base-uri 'self'; object-src 'none'; form-action 'self'"

<Directory />
  AllowOverride None
  Require all denied
</Directory>
DocumentRoot /var/lib/roundcube/public_html
<Directory /var/lib/roundcube/public_html>
  Options FollowSymLinks
  DirectoryIndex index.php
  Require all granted
</Directory>
# One program answers; every other file of it is read by it alone.
<FilesMatch "\\.(php|inc|dist|sql|sh|lock|md)$|^composer\\.json$">
  Require all denied
</FilesMatch>
<Location "/index.php">
  Require all granted
  SetHandler "proxy:unix:${PHP_SOCKET}|fcgi://localhost"
</Location>
`;

/** What a stranger would make of PHP if he got in: no programs, no files but Roundcube's, no fetching. */
const DISABLED = [
  ...['exec', 'passthru', 'shell_exec', 'system', 'proc_open', 'popen', 'pcntl_exec', 'pcntl_fork', 'mail'],
  ...['dl', 'symlink', 'link', 'posix_kill', 'putenv', 'phpinfo', 'show_source', 'highlight_file'],
];
const READABLE = [
  '/var/lib/roundcube',
  '/usr/share/roundcube',
  '/etc/roundcube',
  '/usr/share/php',
  '/usr/share/javascript',
  HOME,
];

const fpmConf = (limitMb: number): string => `; Written by the Relevo agent. Changes made here are lost.
[global]
pid = /run/relevo-webmail/php.pid
error_log = /var/log/relevo-webmail-php.log
daemonize = no

[webmail]
user = relevo-webmail
group = relevo-webmail
listen = ${PHP_SOCKET}
listen.owner = root
listen.group = www-data
listen.mode = 0660
pm = ondemand
pm.max_children = 24
pm.process_idle_timeout = 60s
pm.max_requests = 1000
request_terminate_timeout = 120s
security.limit_extensions = .php
clear_env = yes
php_admin_value[open_basedir] = ${READABLE.join(':')}:/etc/mime.types:/dev/urandom
php_admin_value[disable_functions] = ${DISABLED.join(',')}
php_admin_flag[allow_url_fopen] = off
php_admin_flag[allow_url_include] = off
php_admin_flag[expose_php] = off
php_admin_flag[display_errors] = off
php_admin_value[upload_tmp_dir] = ${HOME}/temp
php_admin_value[sys_temp_dir] = ${HOME}/temp
php_admin_value[upload_max_filesize] = ${limitMb}M
php_admin_value[post_max_size] = ${limitMb + 8}M
php_admin_value[memory_limit] = 192M
`;

/**
 * Log-ins go to this host's own Dovecot and Postfix, which know the person's address from it. Pictures of others are not fetched,
 * whoever wrote: that alone tells a sender that his mail was read.
 */
function roundcubeConf(pair: PairRecord): string {
  const settings: Record<string, string | number | boolean | readonly string[]> = {
    db_dsnw: `sqlite:///${WEBMAIL_DB}?mode=0600`,
    log_driver: 'file',
    log_dir: `${HOME}/logs/`,
    temp_dir: `${HOME}/temp/`,
    imap_host: '127.0.0.1:143',
    smtp_host: `127.0.0.1:${WEBMAIL_SUBMISSION_PORT}`,
    smtp_user: '%u',
    smtp_pass: '%p',
    smtp_xclient_addr: true,
    des_key: webmailKey(pair.replicationSecret),
    cipher_method: 'AES-256-CBC',
    use_https: true,
    session_samesite: 'Lax',
    session_lifetime: 30,
    login_autocomplete: 2,
    product_name: 'Webmail',
    support_url: '',
    useragent: 'Webmail',
    language: 'es_ES',
    skin: 'elastic',
    plugins: ['relevo', 'managesieve', 'password', 'archive', 'markasjunk'],
    enable_installer: false,
    enable_spellcheck: false,
    show_images: 0,
    mdn_requests: 0,
    max_message_size: `${pair.messageSizeLimitMb}M`,
    drafts_mbox: 'Drafts',
    sent_mbox: 'Sent',
    junk_mbox: 'Junk',
    trash_mbox: 'Trash',
    password_driver: 'relevo',
    password_confirm_current: true,
    password_minimum_length: 10,
    password_force_save: true,
    managesieve_host: '127.0.0.1',
    managesieve_port: 4190,
    managesieve_script_name: 'webmail',
    managesieve_vacation: 0,
    managesieve_forward: 0,
    // Absences are set in the person's panel, where the company's rules are known.
    managesieve_disabled_extensions: ['vacation', 'include', 'notify', 'enotify'],
    markasjunk_spam_mbox: 'Junk',
  };
  const lines = Object.entries(settings).map(([name, value]) => `$config['${name}'] = ${php(value)};`);
  return `<?php\n// Written by the Relevo agent. Changes made here are lost.\n$config = [];\n${lines.join('\n')}\n`;
}

const php = (value: string | number | boolean | readonly string[]): string => {
  if (typeof value === 'string') return `'${value.replace(/[\\']/g, '\\$&')}'`;
  return Array.isArray(value) ? `[${value.map(php).join(', ')}]` : String(value);
};
