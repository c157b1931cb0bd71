/** A whole Relevo on this machine: services, control plane, and the lab with its nodes. For `npm start`, tests and benches. */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { must } from '../lab/commands.mjs';
import { ACME_PORT, createLab, ensureBase, ensurePackages, findNodeBinary, whyNoLab } from '../lab/lab.mjs';
import { Children } from './children.mjs';
import { build, installNodePackages, nodeBinary, REPOSITORY, toolEnv } from './install.mjs';
import { freePort } from './ports.mjs';
import { startPostgres } from './postgres.mjs';
import { startRedis } from './redis.mjs';
import { startRegistrar } from './registrar.mjs';
import { RUNNING } from './running.mjs';
import { certificateFor, loadSecrets } from './secrets.mjs';
import { step } from './steps.mjs';
import { startWebmailProxy } from './webmail-proxy.mjs';

export const PLATFORM = 'relevo.test';
const API_SOURCES = ['apps/api/src', 'packages'];

/**
 * @typedef {object} StackOptions
 * @property {string} stateDir
 * @property {boolean} [fresh] begin anew
 * @property {boolean} [web] the portal too
 * @property {boolean} [lab] mail nodes and a world, where this machine allows them
 * @property {boolean} [demo] seed the demonstration company
 * @property {'usual' | 'free'} [ports]
 * @property {string} [labName]
 * @property {Record<string, string>} [env] for api, worker and name server
 *
 * @typedef {Awaited<ReturnType<typeof startStack>>} Stack
 */

/** @param {StackOptions} options */
export async function startStack(options) {
  const { stateDir } = options;
  if (options.fresh) await step('Forget what was', () => forget(stateDir));
  await mkdir(stateDir, { recursive: true });
  const children = new Children(join(stateDir, 'logs'));
  /** @type {import('../lab/lab.mjs').Lab | null} */ let lab = null;
  /** @type {(() => Promise<void>) | null} */ let stopRegistrar = null;
  /** @type {(() => Promise<void>) | null} */ let stopWebmail = null;
  const stop = async () => {
    const errors = [];
    await stopRegistrar?.();
    await stopWebmail?.();
    if (lab) await lab.down().catch((error) => errors.push(error));
    await children.stopAll();
    if (errors.length) throw errors[0];
  };
  try {
    await step('Node packages', installNodePackages);
    const noLab = options.lab === false ? 'not asked for' : await whyNoLab();
    if (!noLab) {
      await step('Base tree of the mail nodes', async (note) => {
        await ensurePackages(note);
        await ensureBase(note);
      });
    }
    await step(noLab ? 'Build: API' : 'Build: API and agent', async (note) => {
      await build('apps/api', 'dist/main.js', API_SOURCES, note);
      if (!noLab) await build('apps/agent', 'dist/main.mjs', ['apps/agent/src', 'packages'], note);
    });
    if (options.web)
      await step('Build: web', (note) => build('apps/web', '.next/BUILD_ID', ['apps/web/src', 'packages/contract/src'], note));
    const secrets = await loadSecrets(join(stateDir, 'secrets'));
    if (!noLab) {
      lab = await createLab({
        name: options.labName ?? 'lab',
        stateDir: join(stateDir, 'lab'),
        subnet: 'auto',
        nodeBinary: await findNodeBinary(),
      });
      const made = lab;
      await step('Network of the lab', () => made.network());
    }
    const hostAddress = lab?.hostAddress ?? null;
    const tls = hostAddress ? await certificateFor(join(stateDir, 'secrets'), hostAddress) : null;
    const authority = lab ? `${lab.subnet}.53` : null;
    const acme = authority ? await certificateFor(join(stateDir, 'secrets'), authority) : null;
    // A machine without openssl and lab gives unsigned profiles, and all the rest.
    const signing = tls ?? (await certificateFor(join(stateDir, 'secrets'), '127.0.0.1').catch(() => null));
    const wish = (/** @type {number} */ usual) => freePort(options.ports === 'free' ? 0 : usual);
    const ports = {
      postgres: await wish(5490),
      redis: await wish(6390),
      redisTls: await wish(6391),
      api: await wish(4000),
      agents: 4443,
      web: await wish(3000),
      webmail: await wish(8025),
      dns: 5390,
    };

    const ownerUrl =
      process.env.DATABASE_URL ??
      (await step('PostgreSQL', (note) =>
        startPostgres({ dir: join(stateDir, 'postgres'), port: ports.postgres, children, password: secrets.postgres, note }),
      ));
    const redis = process.env.REDIS_URL
      ? { url: process.env.REDIS_URL, nodeUrl: process.env.NODE_REDIS_URL ?? null }
      : await step('Redis', (note) =>
          startRedis({
            dir: join(stateDir, 'redis'),
            port: ports.redis,
            tlsPort: ports.redisTls,
            nodeAddress: hostAddress,
            tls,
            password: secrets.redis,
            children,
            note,
          }),
        );

    const urls = {
      web: `http://localhost:${ports.web}`,
      api: `http://127.0.0.1:${ports.api}`,
      database: appUrl(ownerUrl, secrets.app),
      owner: ownerUrl,
      redis: redis.url,
    };
    const env = {
      ...toolEnv(),
      DATABASE_URL: urls.database,
      REDIS_URL: redis.url,
      ...(redis.nodeUrl ? { NODE_REDIS_URL: redis.nodeUrl } : {}),
      PUBLIC_URL: urls.web,
      ...(hostAddress ? { WEBMAIL_URL: `http://{slug}.localhost:${ports.webmail}/` } : {}),
      API_PORT: String(ports.api),
      PLATFORM_DOMAIN: PLATFORM,
      NAME_SERVERS: `ns1.${PLATFORM},ns2.${PLATFORM}`,
      NAME_SERVER_ADDRESS: hostAddress ?? '127.0.0.1',
      DNS_LISTEN: hostAddress ? `${hostAddress}:53` : `127.0.0.1:${ports.dns}`,
      ...(hostAddress ? { DNS_RESOLVER: `${lab?.subnet}.53` } : {}),
      ...(hostAddress && tls
        ? { AGENT_LISTEN: `${hostAddress}:${ports.agents}`, AGENT_TLS_CERT: tls.cert, AGENT_TLS_KEY: tls.key }
        : {}),
      ...(acme && authority
        ? {
            ACME_DIRECTORY: `https://${authority}:${ACME_PORT}/dir`,
            ACME_CONTACT: `hostmaster@${PLATFORM}`,
            ACME_CA_FILE: acme.ca,
          }
        : {}),
      ...(signing ? { PROFILE_CERT: signing.cert, PROFILE_KEY: signing.key } : {}),
      SEAL_KEY: secrets.seal,
      AUTH_SECRET: secrets.auth,
      // What is sent stays readable in the console; the nodes' certificates are of their own making.
      EMAIL_TRANSPORT: hostAddress ? 'fleet' : 'capture',
      EMAIL_VERIFY_TLS: 'no',
      EMAIL_KEEP: 'yes',
      // At any hour, so that what comes is told of at once.
      QUARANTINE_DIGEST_HOUR: '0',
      // Tests and a demonstration come from this machine; what they count is by user.
      RATE_LIMIT_EXEMPT: '127.0.0.0/8,::1/128',
      ...options.env,
    };
    // For commands run by hand beside the stack (infra/maintain.mjs).
    await writeFile(join(stateDir, 'secrets', 'env.json'), JSON.stringify(env), { mode: 0o600 });
    const api = (/** @type {string} */ entry) => [nodeBinary(), '--enable-source-maps', join(REPOSITORY, 'apps/api/dist', entry)];
    await step('Migrate the database', () =>
      must(api('migrate.js'), { env: { ...env, MIGRATION_DATABASE_URL: ownerUrl, APP_DATABASE_PASSWORD: secrets.app } }),
    );

    await step('API, worker, name server', async () => {
      for (const name of ['main', 'worker', 'nameserver'])
        children.start({ name: name === 'main' ? 'api' : name, argv: api(`${name}.js`), env, restart: true });
      await children.until('api', async () => (await fetch(`${urls.api}/v1/status`)).ok);
    });
    const nodes = lab
      ? [nodePlan('mx1', 'primary', lab, 11), nodePlan('mx2', 'standby', lab, 12)]
      : [nodePlan('mx1', 'primary', null, 11), nodePlan('mx2', 'standby', null, 12)];
    const seeded = JSON.parse(
      await step('Fleet and demonstration company', () =>
        must(api('seed.js'), {
          env: { ...env, LOG_LEVEL: 'silent' },
          input: JSON.stringify({ nodes, demo: options.demo ?? true }),
        }),
      ),
    );
    if (lab && tls) {
      const made = lab;
      await step('Mail nodes and the outside world', () =>
        startFleet(made, nodes, seeded.tokens, { ca: tls.ca, agents: ports.agents, redisUrl: redis.nodeUrl, acme }),
      );
      stopRegistrar = await startRegistrar(ownerUrl, made.world);
      stopWebmail = await startWebmailProxy({ port: ports.webmail, nameServer: made.hostAddress, platform: PLATFORM });
      await step('Nodes run what they should', async () => {
        // The first certificate of a pair is a change as well, and makes its programs reload.
        await untilCertified(ownerUrl, nodes);
        await untilApplied(urls.api, nodes.length);
      });
    }
    if (options.web) {
      await step('Web', async () => {
        children.start({
          name: 'web',
          argv: [
            nodeBinary(),
            join(REPOSITORY, 'node_modules/next/dist/bin/next'),
            'start',
            '-p',
            String(ports.web),
            '-H',
            '127.0.0.1',
          ],
          cwd: join(REPOSITORY, 'apps/web'),
          env: { ...toolEnv(), API_URL: urls.api, NODE_ENV: 'production' },
          restart: true,
        });
        await children.until('web', async () => (await fetch(`http://127.0.0.1:${ports.web}/es`)).status < 500);
      });
    }
    return { urls, ports, env, children, lab, noLab, seeded, secrets, stop };
  } catch (error) {
    await stop().catch(() => {});
    throw error;
  }
}

/**
 * @param {string} name
 * @param {'primary' | 'standby'} role
 * @param {import('../lab/lab.mjs').Lab | null} lab
 * @param {number} last
 */
const nodePlan = (name, role, lab, last) => ({
  name,
  role,
  host: `${name}.${PLATFORM}`,
  address: `${lab?.subnet ?? '10.77.0'}.${last}`,
});

/**
 * @param {import('../lab/lab.mjs').Lab} lab
 * @param {ReturnType<typeof nodePlan>[]} nodes
 * @param {Record<string, string>} tokens
 * @param {{ ca: string, agents: number, redisUrl: string | null, acme: { cert: string, key: string } | null }} api
 */
async function startFleet(lab, nodes, tokens, api) {
  const mail = nodes.map((node) =>
    lab.startNode({
      name: node.name,
      address: node.address,
      hostname: node.host,
      caFile: api.ca,
      env: {
        RELEVO_API_URL: `https://${lab.hostAddress}:${api.agents}`,
        RELEVO_ENROLMENT_TOKEN: tokens[node.name] ?? '',
        ...(api.redisUrl ? { RELEVO_REDIS_URL: api.redisUrl } : {}),
      },
    }),
  );
  await Promise.all([...mail, lab.startWorld(api.acme ? { acme: { cert: api.acme.cert, key: api.acme.key } } : {})]);
}

/**
 * Its nodes have to be online for that.
 * @param {string} databaseUrl the owner's
 * @param {{ name: string }[]} nodes
 */
async function untilCertified(databaseUrl, nodes) {
  // Installed by now; this file is loaded before it is.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: databaseUrl, options: '-c app.scope=platform' });
  await client.connect();
  try {
    const deadline = Date.now() + 90_000;
    for (;;) {
      const { rows } = await client.query(
        'SELECT DISTINCT p.name FROM pair p JOIN node n ON n.pair_id = p.id WHERE n.name = ANY ($1) AND p.certificate_id IS NULL',
        [nodes.map(({ name }) => name)],
      );
      if (rows.length === 0) return;
      if (Date.now() > deadline)
        throw new Error(
          `after 90 s there is no certificate for ${rows.map(({ name }) => name).join(', ')}; see the worker's log and the agents' logs in the nodes`,
        );
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    await client.end();
  }
}

/** @param {string} api @param {number} count */
async function untilApplied(api, count) {
  const deadline = Date.now() + 90_000;
  for (;;) {
    const status = await fetch(`${api}/v1/status`)
      .then((answer) => answer.json())
      .catch(() => null);
    if (status?.mail.nodesOnline === count && status.mail.nodesReady === count) return;
    if (Date.now() > deadline)
      throw new Error(
        `after 90 s ${status?.mail.nodesReady ?? 0} of ${count} nodes are ready; see the agents' logs in the nodes`,
      );
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** @param {string} ownerUrl @param {string} password */
function appUrl(ownerUrl, password) {
  const url = new URL(ownerUrl);
  url.username = 'relevo_app';
  url.password = password;
  return url.href;
}

/** @param {string} stateDir */
async function forget(stateDir) {
  const lab =
    (await whyNoLab()) === null ? await createLab({ stateDir: join(stateDir, 'lab'), subnet: 'auto' }).catch(() => null) : null;
  await lab?.down();
  for (const name of await readdir(stateDir).catch(() => []))
    if (name !== RUNNING) await rm(join(stateDir, name), { recursive: true, force: true });
}
