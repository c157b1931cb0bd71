/** The outside world of a lab: `<subnet>.53` resolves names, receives mail, refuses some, and sends. */
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { composeMessage, parseMessage } from '../message.mjs';
import { upperDir } from '../node.mjs';
import { SmtpClient } from '../smtp-client.mjs';
import { control, pointerName, unboundConfig, zoneLines } from './dns.mjs';
import { DATABASE, databaseSql, domainSql, MAPS, MASTER_CF, mainCf, REPLIES, replySql } from './postfix.mjs';

export const WORLD_HOST = 'mail.world.test';
/** The platform's own domain, which our name server on the host answers for. */
export const PLATFORM_DOMAIN = 'relevo.test';
export const WORLD_DOMAINS = ['ext1.test', 'ext2.test', 'ext3.test', 'bulk1.test', 'bulk2.test', 'bulk3.test'];

/**
 * @typedef {object} WorldOptions
 * @property {Record<string, string>} [postfix] main.cf lines over the world's own, e.g. a shorter retry time
 * @property {{ cert: string, key: string }} [acme] files of an ACME authority's own address (pebble); without them it does not run
 * @property {string[]} [delegated] domains that our name server answers for, over {@link PLATFORM_DOMAIN}
 */

/**
 * @param {string} subnet
 * @returns {import('./dns.mjs').DnsState}
 */
function firstDns(subnet) {
  // Tests hand messages in from the host itself, as client.world.test and in the name of these domains.
  const receives = { '@': [`MX 10 ${WORLD_HOST}.`, `A ${subnet}.53`, `TXT "v=spf1 mx ip4:${subnet}.1 -all"`] };
  return {
    zones: {
      'world.test': {
        '@': [`A ${subnet}.53`],
        mail: [`A ${subnet}.53`],
        client: [`A ${subnet}.1`],
        silent: [`A ${subnet}.54`],
        closed: [`A ${subnet}.55`],
      },
      ...Object.fromEntries(WORLD_DOMAINS.map((domain) => [domain, receives])),
      // Packets to silent.world.test get no answer, closed.world.test refuses the connection.
      'dead.test': { '@': ['MX 10 silent.world.test.'] },
      'refused.test': { '@': ['MX 10 closed.world.test.'] },
      // RFC 7505: takes no mail at all. nomx.test is not even a name.
      'nullmx.test': { '@': ['MX 0 .', `A ${subnet}.53`] },
    },
    delegated: [PLATFORM_DOMAIN],
    pointers: { [`${subnet}.53`]: WORLD_HOST, [`${subnet}.1`]: 'client.world.test' },
  };
}

/** Where the authority listens, for who wants to configure it. */
export const ACME_PORT = 14_000;
const PEBBLE = {
  pebble: {
    listenAddress: `0.0.0.0:${ACME_PORT}`,
    managementListenAddress: '127.0.0.1:15000',
    certificate: '/etc/pebble/cert.pem',
    privateKey: '/etc/pebble/key.pem',
    httpPort: 5002,
    tlsPort: 5001,
    ocspResponderURL: '',
    externalAccountBindingRequired: false,
  },
};

const stateFile = (/** @type {string} */ stateDir) => join(stateDir, 'world-dns.json');

/**
 * @param {string} stateDir
 * @param {string} subnet
 * @returns {Promise<import('./dns.mjs').DnsState>}
 */
async function readDns(stateDir, subnet) {
  const text = await readFile(stateFile(stateDir), 'utf8').catch(() => null);
  const kept = text === null ? null : JSON.parse(text);
  const first = firstDns(subnet);
  if (!kept) return first;
  // Our own names carry addresses of this subnet, which may have changed since.
  return {
    zones: { ...kept.zones, ...first.zones },
    delegated: [...new Set([...kept.delegated, ...first.delegated])],
    pointers: { ...kept.pointers, ...first.pointers },
  };
}

/**
 * Writes the world's configuration into its files before it boots.
 * @param {string} stateDir
 * @param {string} subnet
 * @param {WorldOptions} options
 */
export async function prepareWorld(stateDir, subnet, options) {
  const dns = await readDns(stateDir, subnet);
  dns.delegated = [...new Set([...dns.delegated, ...(options.delegated ?? [])])];
  const upper = upperDir(stateDir, 'world');
  for (const directory of ['etc/postfix', 'etc/unbound', 'etc/pebble']) await mkdir(join(upper, directory), { recursive: true });
  await writeFile(stateFile(stateDir), JSON.stringify(dns));
  await writeFile(join(upper, 'etc/unbound/relevo.conf'), unboundConfig(subnet, dns));
  await writeFile(join(upper, 'etc/postfix/main.cf'), mainCf(subnet, WORLD_HOST, options.postfix ?? {}));
  await writeFile(join(upper, 'etc/postfix/master.cf'), MASTER_CF);
  await writeFile(join(upper, 'etc/postfix/world.sql'), databaseSql(WORLD_DOMAINS));
  if (options.acme) {
    await writeFile(join(upper, 'etc/pebble/config.json'), JSON.stringify(PEBBLE));
    for (const [name, from] of Object.entries(options.acme)) await copyFile(from, join(upper, 'etc/pebble', `${name}.pem`));
  }
  for (const [name, text] of Object.entries(MAPS)) await writeFile(join(upper, 'etc/postfix', name), text);
}

/**
 * @param {import('../node.mjs').LabNode} node
 * @param {string} subnet
 * @param {string} stateDir
 */
export function openWorld(node, subnet, stateDir) {
  return new World(node, subnet, stateDir);
}

export class World {
  /**
   * @param {import('../node.mjs').LabNode} node
   * @param {string} subnet
   * @param {string} stateDir
   */
  constructor(node, subnet, stateDir) {
    this.node = node;
    this.subnet = subnet;
    this.stateDir = stateDir;
    /** Every name of the lab resolves here, port 53. */
    this.resolver = `${subnet}.53`;
  }

  /** Waits until it resolves and receives, and takes the two addresses that give no answer and a refusal. */
  async ready() {
    const silent = `${this.subnet}.54`;
    const addresses = [
      `ip addr add ${this.subnet}.55/24 dev eth0`,
      // Answers ARP, and whatever it would say to a packet is dropped: no reply and no refusal, as with a dead host.
      `ip addr add ${silent}/24 dev eth0`,
      'ip route add blackhole default table 54',
      `ip rule add from ${silent} lookup 54`,
    ];
    await this.node.run(addresses.join('; '));
    // By the clock: on a machine that builds something else beside it, a daemon takes many times its usual second.
    const deadline = Date.now() + 90_000;
    while (Date.now() < deadline) {
      const up = await Promise.all([this.#control('status'), SmtpClient.open(this.resolver, { timeoutMs: 1000 })]).catch(
        () => null,
      );
      if (up) return up[1].close();
      await sleep(50);
    }
    throw new Error(`the world did not come up in 90 s: look at ${upperDir(this.stateDir, 'world')}/var/log`);
  }

  /**
   * Gives a domain of the outside these records, at once.
   * @param {string} domain
   * @param {import('./dns.mjs').ZoneRecords} records
   */
  async setZone(domain, records) {
    await this.#edit((dns) => {
      dns.zones[domain] = records;
      dns.delegated = dns.delegated.filter((name) => name !== domain);
    });
    await this.#control(`local_zone_remove ${domain}.`);
    await this.#control(`local_zone ${domain}. static`);
    for (const line of zoneLines(domain, records)) await this.#control(`local_data ${line}`);
  }

  /** The domain no longer exists. @param {string} domain */
  async removeZone(domain) {
    await this.#edit((dns) => {
      delete dns.zones[domain];
      dns.delegated = dns.delegated.filter((name) => name !== domain);
    });
    await this.#control(`local_zone_remove ${domain}.`);
    await this.#control(`stub_remove ${domain}.`);
    await this.#control(`flush_zone ${domain}.`);
  }

  /** From now on our name server on the host is asked about the domain: its owner has pointed it at us. @param {string} domain */
  async delegate(domain) {
    await this.#edit((dns) => {
      delete dns.zones[domain];
      dns.delegated = [...new Set([...dns.delegated, domain])];
    });
    await this.#control(`local_zone_remove ${domain}.`);
    await this.#control(`local_zone ${domain}. transparent`);
    await this.#control(`stub_add ${domain}. ${this.subnet}.1@53`);
    await this.#control(`flush_zone ${domain}.`);
  }

  /** Reverse name of an address (RFC 1035 section 3.5). @param {string} address @param {string} host */
  async setPointer(address, host) {
    await this.#edit((dns) => {
      dns.pointers[address] = host;
    });
    await this.#control(`local_data_remove ${pointerName(address)}`);
    await this.#control(`local_data ${pointerName(address)} 5 IN PTR ${host}.`);
  }

  /**
   * One more domain that the world's Postfix takes mail for.
   * @param {string} domain
   */
  async addDomain(domain) {
    await this.node.run(['sqlite3', DATABASE, domainSql(domain)]);
    await this.setZone(domain, { '@': [`MX 10 ${WORLD_HOST}.`, `A ${this.subnet}.53`] });
  }

  /**
   * What the world answers to a recipient with this local part, e.g. `550 5.7.1 No` or another restriction of Postfix.
   * The ones it starts with: {@link REPLIES}.
   * @param {string} localPart
   * @param {string} action
   */
  async setReply(localPart, action) {
    await this.node.run(['sqlite3', DATABASE, replySql(localPart, action)]);
  }

  /**
   * All that has arrived for an outside address, oldest first.
   * @param {string} address
   * @returns {Promise<import('../message.mjs').Message[]>}
   */
  async inbox(address) {
    const [local, domain] = address.toLowerCase().split('@');
    const directory = this.node.path(`/var/world/mail/${domain}/${local}/new`);
    const names = (await readdir(directory).catch(() => [])).sort();
    return Promise.all(names.map(async (name) => parseMessage(await readFile(join(directory, name), 'utf8'))));
  }

  /**
   * Waits for a message that fits.
   * @param {string} address
   * @param {(message: import('../message.mjs').Message) => boolean} fits
   * @param {number} [timeoutMs]
   * @returns {Promise<import('../message.mjs').Message>}
   */
  async waitForMail(address, fits, timeoutMs = 15_000) {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      const found = (await this.inbox(address)).find(fits);
      if (found) return found;
      if (Date.now() > deadline) throw new Error(`no such message for ${address} within ${timeoutMs} ms`);
      await sleep(50);
    }
  }

  /**
   * Hands messages to the world's Postfix, which looks up MX, falls back, queues and tries again like any sender.
   * @param {{ from: string, to: string | string[], subject?: string, body?: string, count?: number, rate?: number,
   *   headers?: Record<string, string> }} mail `to` with several: in turn; `rate`: per second
   * @returns {Promise<string[]>} the Message-IDs, without angle brackets
   */
  async send(mail) {
    const recipients = [mail.to].flat();
    const client = await SmtpClient.open(this.resolver, { timeoutMs: 120_000 });
    /** @type {string[]} */ const ids = [];
    const start = Date.now();
    for (let n = 0; n < (mail.count ?? recipients.length); n++) {
      const wait = mail.rate ? start + (n * 1000) / mail.rate - Date.now() : 0;
      if (wait > 0) await sleep(wait);
      const to = /** @type {string} */ (recipients[n % recipients.length]);
      const messageId = `${randomUUID()}@${WORLD_HOST}`;
      const subject = mail.subject ?? `Message ${n + 1}`;
      const parts = { from: mail.from, to, subject, body: mail.body ?? `Text of ${subject}.`, messageId };
      const reply = await client.send(mail.from, to, composeMessage(mail.headers ? { ...parts, headers: mail.headers } : parts));
      if (reply.code !== 250) throw new Error(`the world's Postfix refused: ${reply.text}`);
      ids.push(messageId);
    }
    client.close();
    return ids;
  }

  /** The world's sending queue, as `postqueue -j` says it. @returns {Promise<{ queue_name: string, queue_id: string }[]>} */
  async queue() {
    const { stdout } = await this.node.run(['postqueue', '-j']);
    return stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  }

  /** Tries everything in the queue again now. */
  async flush() {
    await this.node.run(['postqueue', '-f']);
  }

  /** @param {string} command */
  #control(command) {
    return control(this.node.path('/run/unbound.ctl'), command);
  }

  /** @param {(dns: import('./dns.mjs').DnsState) => void} change */
  async #edit(change) {
    const dns = await readDns(this.stateDir, this.subnet);
    change(dns);
    await writeFile(stateFile(this.stateDir), JSON.stringify(dns));
  }
}
