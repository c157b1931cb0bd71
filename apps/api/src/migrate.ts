import { z } from 'zod';
import { migrate } from './platform/database/migrate.js';

// Run once before a new version starts: makes the application's role and brings the database up to date.
const env = z.object({ MIGRATION_DATABASE_URL: z.url(), APP_DATABASE_PASSWORD: z.string().min(12) }).parse(process.env);
const applied = await migrate(env.MIGRATION_DATABASE_URL, env.APP_DATABASE_PASSWORD, new URL('../migrations/', import.meta.url));
process.stdout.write(applied.length ? `applied ${applied.join(', ')}\n` : 'the database is up to date\n');
