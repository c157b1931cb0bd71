import { startAgent } from './agent.ts';
import { loadConfig } from './config.ts';
import { createLog, errorFields } from './log.ts';

const config = loadConfig(process.env);
const log = createLog(config.logLevel);

process.on('unhandledRejection', (error) => {
  log.fatal(errorFields(error), 'unhandled');
  process.exit(1);
});

try {
  const agent = await startAgent(config, log);
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void agent.stop().finally(() => process.exit(0)));
  }
} catch (error) {
  log.fatal(errorFields(error), 'agent could not start');
  process.exit(1);
}
