/** What becomes of a process whose connection PostgreSQL ends (a restart, an administrator) while it is in a transaction. */
import { afterAll, expect, it } from 'vitest';
import { asOwner } from '../stack/people.ts';
import { stack } from '../stack/stack.ts';

const { Database } = await import(new URL('../../apps/api/dist/platform/database/database.js', import.meta.url).href);
const database = new Database(stack.urls.database, 1);
afterAll(() => database.onApplicationShutdown());

it('fails the work that it was in and nothing else, and the next connects anew', async () => {
  const ended = database.onConnection('SELECT 1', async (client: import('pg').PoolClient) => {
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    // Between two statements nobody waits for an answer: without a listener this error would end the process.
    const told = new Promise((resolve) => client.once('end', resolve));
    await asOwner('SELECT pg_terminate_backend($1)', [rows[0]?.pid]);
    await told;
    await client.query('SELECT 1');
  });
  await expect(ended).rejects.toThrow();
  const again = await database.onConnection('SELECT 1', (client: import('pg').PoolClient) => client.query('SELECT 1 AS one'));
  expect(again.rows).toEqual([{ one: 1 }]);
});
