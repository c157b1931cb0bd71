import type { PairRecord } from '@relevo/agent-protocol';
import { CLAMD_SOCKET } from './clamd.ts';
import type { HostFacts, RenderedFile } from './rendered.ts';
import { BULK_LUA } from './rspamd-bulk.ts';
import { FILTER_LUA, filterLua, VIRUS_FOUND } from './rspamd-filter.ts';
import { REPORT_LUA } from './rspamd-report.ts';

/** These ask servers of the rspamd project or the network at large, or learn by themselves. */
const OFF = ['fuzzy_check', 'phishing', 'asn', 'neural', 'surbl', 'mx_check', 'bimi'];

/** Everything of rspamd that is ours: its own distribution is merged with local.d and replaced by override.d. Pure. */
export function renderRspamd(pair: PairRecord, facts: HostFacts): RenderedFile[] {
  const { dnsblZones, greylisting } = pair.filtering;
  const local: Record<string, string> = {
    'redis.conf': 'servers = "127.0.0.1";\n',
    // A new DKIM key signs within seconds and without a reload: files are looked at each map_watch_interval.
    'options.inc': 'map_watch_interval = 2s;\nmap_file_watch_multiplier = 1.0;\n',
    // The proxy scans by itself.
    'worker-normal.inc': 'enabled = false;\n',
    'worker-proxy.inc': 'milter = yes;\nupstream "local" { default = yes; self_scan = yes; }\n',
    'milter_headers.conf':
      'use = ["authentication-results", "x-spam-status"];\nauthenticated_headers = ["authentication-results"];\n',
    'dkim_signing.conf': dkimSigning(facts.dkimDir),
    'classifier-bayes.conf': BAYES,
    'antivirus.conf': ANTIVIRUS,
    // What was put off counts in the reply of the second try, never in a score; off unless the pair asks for it.
    'greylist.conf': greylisting ? 'enabled = true;\n' : 'enabled = false;\n',
    ...Object.fromEntries(OFF.map((module) => [`${module}.conf`, 'enabled = false;\n'])),
  };
  const override: Record<string, string> = {
    // In local.d this list would be added to the distribution's, which takes every private address for one of ours.
    'options.inc': 'local_addrs = ["127.0.0.0/8"];\n',
    'rbl.conf': rbl(dnsblZones),
    // Each mailbox has thresholds of its own, so no score decides for a whole message: the filter does.
    'actions.conf': `reject = ${NEVER};\nadd_header = null;\nrewrite_subject = null;\ngreylist = ${greylisting ? 4 : 'null'};\n`,
  };
  const file = (directory: string) => {
    return ([name, content]: [string, string]) => ({ path: `/etc/rspamd/${directory}/${name}`, content, mode: 0o644 });
  };
  return [
    ...Object.entries(local).map(file('local.d')),
    ...Object.entries(override).map(file('override.d')),
    { path: FILTER_LUA, content: filterLua(facts.nodeDb) + REPORT_LUA + BULK_LUA, mode: 0o644 },
  ];
}

const NEVER = 1000;

/**
 * Signs what a login sends in the name of its own domain, and nothing else: `allow_username_mismatch = false` compares the
 * login's domain with that of From, so that no tenant gets another's signature. Mail that merely passes is not signed: of what
 * comes from this host itself the filter lets automatic answers through to the signer, and nothing else.
 */
const dkimSigning = (directory: string): string => `enabled = true;
path = "${directory}/$domain.$selector.key";
selector_map = "${directory}/selectors.map";
sign_authenticated = true;
sign_local = true;
sign_networks = [];
allow_username_mismatch = false;
allow_hdrfrom_mismatch = false;
allow_hdrfrom_mismatch_sign_networks = false;
use_domain = "header";
use_esld = false;
try_fallback = false;
`;

/** rspamd's 200 would take a small company a year. */
const MIN_LEARNS = 10;

/** What one company takes for spam is not another's: each has statistics of its own. */
const BAYES = `backend = "redis";
autolearn = false;
# Of each kind, before a company's own statistics are asked.
min_learns = ${MIN_LEARNS};
per_user = <<EOD
return function(task) return relevo_tenant(task) end
EOD;
`;

/**
 * The whole message goes to clamd, which knows MIME: by parts, rspamd leaves out some. The action is the filter's, which also says what happens to
 * mail that could not be looked at. A remembered "clean" would outlive new signatures.
 */
const ANTIVIRUS = `clamav {
  type = "clamav";
  servers = "${CLAMD_SOCKET}";
  symbol = "${VIRUS_FOUND}";
  scan_mime_parts = false;
  no_cache = true;
  timeout = 10s;
  retransmits = 1;
}
`;

/**
 * RFC 5782 section 2.1: a listing is an address in 127.0.0.0/8 other than 127.0.0.1. Operators answer 127.255.255.0/24 to those
 * whom they do not want to answer, which says nothing about the sender.
 */
const rbl = (zones: readonly string[]): string => {
  if (zones.length === 0) return 'enabled = false;\n';
  const lists = zones.map(
    (zone, n) => `  relevo${n} {
    symbol = "RELEVO_DNSBL_OTHER";
    rbl = "${zone}";
    checks = ["from"];
    unknown = false;
    returncodes { RELEVO_DNSBL_${n} = ["127.0.0.[2-9]", "127.0.0.%d%d+"]; }
  }
`,
  );
  return `enabled = true;\nexclude_local = true;\nexclude_users = true;\nrbls {\n${lists.join('')}}\n`;
};
