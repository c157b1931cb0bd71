import type { PairRecord } from '@relevo/agent-protocol';
import type { HostFacts, RenderedFile } from './rendered.ts';

/** These ask servers of the rspamd project or the network at large; they come with the filtering levels, one by one. */
const NOT_YET = ['fuzzy_check', 'phishing', 'asn', 'neural', 'rbl', 'surbl', 'mx_check'];

/** Everything of rspamd that is ours, all in local.d, merged over the distribution's own. Pure. */
export function renderRspamd(_pair: PairRecord, facts: HostFacts): RenderedFile[] {
  const files: Record<string, string> = {
    'redis.conf': 'servers = "127.0.0.1";\n',
    // A new DKIM key signs within seconds and without a reload: files are looked at each map_watch_interval.
    'options.inc': 'local_addrs = ["127.0.0.0/8"];\nmap_watch_interval = 2s;\nmap_file_watch_multiplier = 1.0;\n',
    // The proxy scans by itself.
    'worker-normal.inc': 'enabled = false;\n',
    'worker-proxy.inc': 'milter = yes;\nupstream "local" { default = yes; self_scan = yes; }\n',
    'actions.conf': 'reject = 15;\nadd_header = 6;\ngreylist = null;\n',
    'milter_headers.conf':
      'use = ["authentication-results", "x-spam-status"];\nauthenticated_headers = ["authentication-results"];\n',
    'dkim_signing.conf': dkimSigning(facts.dkimDir),
    'classifier-bayes.conf': 'backend = "redis";\nautolearn = false;\n',
    ...Object.fromEntries(NOT_YET.map((module) => [`${module}.conf`, 'enabled = false;\n'])),
  };
  return Object.entries(files).map(([name, content]) => ({ path: `/etc/rspamd/local.d/${name}`, content, mode: 0o644 }));
}

/**
 * Signs what a login sends in the name of its own domain, and nothing else: `allow_username_mismatch = false` compares the
 * login's domain with that of From, so that no tenant gets another's signature. Mail that merely passes is not signed.
 */
const dkimSigning = (directory: string): string => `enabled = true;
path = "${directory}/$domain.$selector.key";
selector_map = "${directory}/selectors.map";
sign_authenticated = true;
sign_local = false;
sign_networks = [];
allow_username_mismatch = false;
allow_hdrfrom_mismatch = false;
allow_hdrfrom_mismatch_sign_networks = false;
use_domain = "header";
use_esld = false;
try_fallback = false;
`;
