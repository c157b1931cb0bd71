/**
 * The webmails of a stack's lab, for the browser of whoever tries it: `http://{company}.localhost:PORT/`, which every browser takes for
 * this machine (RFC 6761 section 6.3). The node is found as in service, by the company's own name, so it follows a switch.
 */
import { Resolver } from 'node:dns/promises';
import { createServer } from 'node:http';
import { request } from 'node:https';

/** @param {{ port: number, nameServer: string, platform: string }} where @returns {Promise<() => Promise<void>>} how to stop it */
export async function startWebmailProxy({ port, nameServer, platform }) {
  const resolver = new Resolver();
  resolver.setServers([nameServer]);
  const server = createServer(async (incoming, outgoing) => {
    const fail = (/** @type {string} */ why) => outgoing.writeHead(502, { 'content-type': 'text/plain' }).end(`${why}\n`);
    const slug = /^([a-z0-9-]+)\.localhost(?::\d+)?$/.exec(incoming.headers.host ?? '')?.[1];
    const name = `${slug}.mail.${platform}`;
    const [address] = slug ? await resolver.resolve4(name).catch(() => []) : [];
    if (!address) return fail(`no webmail is called ${incoming.headers.host}`);
    const { method, url, headers } = incoming;
    // The nodes' certificates are of their own making.
    const onward = request({ host: address, method, path: url, headers, rejectUnauthorized: false }, (answer) => {
      const cookies = answer.headers['set-cookie']?.map((cookie) => cookie.replace(/; *secure/gi, ''));
      outgoing.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...(cookies ? { 'set-cookie': cookies } : {}) });
      answer.pipe(outgoing);
    });
    onward.on('error', (error) => (outgoing.headersSent ? outgoing.destroy() : fail(error.message)));
    incoming.pipe(onward);
  });
  await /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve()))
  );
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
}
