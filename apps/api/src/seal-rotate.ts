import { authSecrets } from './auth/auth-secrets.js';
import { resealFactors } from './auth/reseal-factors.js';
import { loadConfig } from './platform/config/env.js';
import { Database } from './platform/database/database.js';
import { reseal } from './platform/secrets/reseal.js';
import { Sealer } from './platform/secrets/sealer.js';

// Seals everything with the first key of SEAL_KEY, and second factors with the first secret of AUTH_SECRET, while the platform
// runs. Exit code 0: nothing needs another key any more.
const config = loadConfig(process.env);
const database = new Database(config.DATABASE_URL, 2);
const sealer = new Sealer(config.SEAL_KEY);
let unreadable = 0;
async function* everything() {
  yield* reseal(database, sealer);
  yield* resealFactors(database, authSecrets(config.AUTH_SECRET.reveal()));
}
try {
  for await (const one of everything()) {
    unreadable += one.unreadable;
    process.stdout.write(
      `${one.column}: ${one.resealed} sealed anew${one.unreadable ? `, ${one.unreadable} NOT READABLE` : ''}\n`,
    );
  }
} finally {
  await database.onApplicationShutdown();
}
if (unreadable === 0)
  process.stdout.write(
    `Everything is sealed with ${sealer.keyId}; the other keys can be taken out of SEAL_KEY, and old secrets out of AUTH_SECRET.\n`,
  );
else {
  process.stdout.write(
    `${unreadable} values are sealed with a key that SEAL_KEY does not hold, or AUTH_SECRET. Add that key and run again.\n`,
  );
  process.exitCode = 1;
}
