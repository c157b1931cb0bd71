import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { NameServerModule } from './dns/name-server.module.js';
import { loadConfig } from './platform/config/env.js';
import { createLog, NestLog } from './platform/log/log.js';
import { PlatformModule } from './platform/platform.module.js';

const config = loadConfig(process.env);

@Module({ imports: [PlatformModule.with(config, 'nameserver'), NameServerModule] })
class NameServerApp {}

const app = await NestFactory.createApplicationContext(NameServerApp, {
  logger: new NestLog(createLog(config.LOG_LEVEL, 'nameserver')),
});
app.enableShutdownHooks();
