import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditModule } from './audit/audit.module.js';
import { AuditSeals } from './audit/audit-seals.service.js';
import { loadConfig } from './platform/config/env.js';
import { PlatformModule } from './platform/platform.module.js';

// Follows the chain of the audit log from its first entry. Exit code 0: whole; 1: broken, and where.
const { values } = parseArgs({ options: { head: { type: 'string', multiple: true } } });
const noted = (values.head ?? []).map((text) => {
  const [, position, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? [];
  if (!position || !hash) throw new Error(`--head wants POSITION:HASH as the worker's log writes it, not ${text}`);
  return { position: Number(position), hash };
});

@Module({ imports: [PlatformModule.with(loadConfig({ ...process.env, LOG_LEVEL: 'silent' }), 'audit-verify'), AuditModule] })
class VerifyApp {}

const app = await NestFactory.createApplicationContext(VerifyApp, { logger: false });
const { sealed, fresh, head, broken } = await app.get(AuditSeals).verify(noted);
await app.close();
if (broken) {
  const where = broken.position === null ? '' : ` at position ${broken.position}`;
  process.stdout.write(`BROKEN${where}, entry ${broken.auditId}: ${broken.why}. ${sealed} entries before it are whole.\n`);
  process.exitCode = 1;
} else
  process.stdout.write(`OK: ${sealed} entries sealed, ${fresh} waiting for their seal. Head ${head.position}:${head.hash}\n`);
