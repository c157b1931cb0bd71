/** The lab's registrar: what its customers say is pointed at our name servers, the outside world asks us for. */

const EVERY_MS = 500;

/**
 * Follows the domains that we serve and delegates each new one in the world.
 * @param {string} databaseUrl the owner's
 * @param {import('../lab/lab.mjs').World} world
 * @returns {Promise<() => Promise<void>>} stops it
 */
export async function startRegistrar(databaseUrl, world) {
  // Installed by now; this file is loaded before it is.
  const { default: pg } = await import('pg');
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, options: '-c app.scope=platform' });
  pool.on('error', () => {});
  /** @type {Set<string>} */ const delegated = new Set();
  let stopped = false;
  const look = async () => {
    const { rows } = await pool.query("SELECT name FROM domain WHERE dns_mode = 'ours'");
    for (const { name } of rows) {
      if (delegated.has(name)) continue;
      await world.delegate(name);
      delegated.add(name);
    }
  };
  await look();
  const loop = (async () => {
    while (!stopped) {
      await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      if (!stopped) await look().catch(() => {});
    }
  })();
  return async () => {
    stopped = true;
    await loop;
    await pool.end().catch(() => {});
  };
}
