import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { AppModule } from './app.module.js';
import { loadConfig } from './platform/config/env.js';
import { completeParameters } from './platform/http/document.js';
import { fastifyAdapter } from './platform/http/server.js';

// Writes packages/contract: the OpenAPI document and the types made from it. Touches neither PostgreSQL nor Redis.
const config = loadConfig({
  DATABASE_URL: 'postgres://none',
  REDIS_URL: 'redis://none',
  SEAL_KEY: `emit:${Buffer.alloc(32).toString('base64')}`,
  AUTH_SECRET: 'x'.repeat(32),
  LOG_LEVEL: 'silent',
});
const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), fastifyAdapter(), {
  preview: true,
  abortOnError: false,
  logger: false,
});
const document = completeParameters(
  SwaggerModule.createDocument(
    app,
    new DocumentBuilder()
      .setTitle('Relevo')
      .setDescription(
        'Errors are problem+json (RFC 9457) with a stable `code`; lists are keyset pages; editable things carry a `version`.',
      )
      .setVersion('1')
      .setOpenAPIVersion('3.1.0')
      .addCookieAuth('relevo.session_token')
      .build(),
  ),
);
const contract = new URL('../../../packages/contract/', import.meta.url);
mkdirSync(new URL('src/generated/', contract), { recursive: true });
writeFileSync(new URL('openapi.json', contract), `${JSON.stringify(document, null, 2)}\n`);
writeFileSync(new URL('src/generated/schema.d.ts', contract), astToString(await openapiTypescript(JSON.stringify(document))));
process.exit(0);
