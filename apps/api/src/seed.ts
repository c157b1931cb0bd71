import 'reflect-metadata';
import { text } from 'node:stream/consumers';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { z } from 'zod';
import { AssessmentsModule } from './assessments/assessments.module.js';
import { MailboxesModule } from './mailboxes/mailboxes.module.js';
import { loadConfig } from './platform/config/env.js';
import type { TenantId } from './platform/ids.js';
import { PlatformModule } from './platform/platform.module.js';
import { DemoCompany } from './seed/demo-company.js';
import { DemoTraffic } from './seed/demo-traffic.js';
import { FleetSeed } from './seed/fleet.seed.js';
import { StaffSeed } from './seed/staff.seed.js';

// Reads what the fleet is on standard input, makes what is missing, and says the logins on standard output.
const Wish = z.object({
  nodes: z
    .array(z.object({ name: z.string(), role: z.enum(['primary', 'standby']), host: z.string(), address: z.ipv4() }))
    .min(1)
    .max(2),
  demo: z.boolean(),
});
const config = loadConfig(process.env);

@Module({
  imports: [PlatformModule.with(config, 'seed'), AssessmentsModule, MailboxesModule],
  providers: [FleetSeed, StaffSeed, DemoCompany, DemoTraffic],
})
class SeedApp {}

const app = await NestFactory.createApplicationContext(SeedApp, { logger: false });
const wish = Wish.parse(JSON.parse(await text(process.stdin)));
const tokens = await app.get(FleetSeed).ensure(wish.nodes);
const staff = await app.get(StaffSeed).ensure();
const demo = wish.demo ? await app.get(DemoCompany).ensure() : null;
if (demo) await app.get(DemoTraffic).ensure(demo.tenantId as TenantId);
await new Promise((resolve) => process.stdout.write(JSON.stringify({ tokens, staff, demo }), resolve));
await app.close();
process.exit(0);
