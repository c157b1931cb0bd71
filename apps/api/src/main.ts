import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { loadConfig } from './platform/config/env.js';
import { agentListener, configure, fastifyAdapter, mountAuth } from './platform/http/server.js';
import { createLog, NestLog } from './platform/log/log.js';

const config = loadConfig(process.env);
const log = createLog(config.LOG_LEVEL, 'api');
const app = configure(
  await NestFactory.create<NestFastifyApplication>(AppModule.with(config), fastifyAdapter(), { logger: new NestLog(log) }),
);
await mountAuth(app);
app.enableShutdownHooks();
await app.listen(config.API_PORT, config.API_HOST);
agentListener(app, config);
log.info({ port: config.API_PORT, agents: config.AGENT_LISTEN ?? null }, 'api ready');
