import { chmodSync, chownSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { dirname } from 'node:path';
import { WebmailPassword, WebmailSignIn } from '@relevo/agent-protocol';
import { z } from 'zod';
import { ApiError } from '../link/api.ts';
import { errorFields, type Log } from '../log.ts';
import { newWebmailSession, type WebmailSession } from './sessions.ts';

const LIMIT = 4096;
const SignOut = z.object({ password: z.string().max(200) });
const Refusal = z.object({ detail: z.string() });

export interface DoorParts {
  readonly api: {
    webmailSignIn(wish: WebmailSignIn): Promise<{ mailboxId: string; address: string }>;
    webmailPassword(wish: WebmailPassword): Promise<{ revision: number }>;
  };
  readonly keep: (mailboxId: string, session: WebmailSession) => void;
  readonly forget: (password: string) => void;
  /** Until this node acts by that revision. */
  readonly reached: (revision: number) => Promise<void>;
  readonly log: Log;
}

/**
 * Where this host's webmail asks: a socket that its own account reaches and nothing else. The webmail has no network of its own and
 * no secret of the node's; what it may have done, its agent asks for.
 */
export function openDoor(path: string, gid: number, parts: DoorParts): Server {
  mkdirSync(dirname(path), { recursive: true, mode: 0o755 });
  chownSync(dirname(path), 0, gid);
  chmodSync(dirname(path), 0o750);
  rmSync(path, { force: true });
  const server = createServer(async (request, response) => {
    const answer = await act(request.url ?? '', await bodyOf(request), parts).catch((error) => refusal(error, parts.log));
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  server.listen(path, () => {
    chownSync(path, 0, gid);
    chmodSync(path, 0o660);
  });
  return server;
}

async function act(url: string, body: unknown, parts: DoorParts): Promise<Record<string, unknown>> {
  switch (url) {
    case '/sign-in': {
      const { mailboxId, address } = await parts.api.webmailSignIn(WebmailSignIn.parse(body));
      const { password, session } = newWebmailSession(new Date());
      parts.keep(mailboxId, session);
      return { address, password };
    }
    case '/sign-out':
      parts.forget(SignOut.parse(body).password);
      return {};
    case '/password': {
      const { revision } = await parts.api.webmailPassword(WebmailPassword.parse(body));
      await parts.reached(revision);
      return { revision };
    }
    default:
      throw new Error(`the webmail asks for ${url}`);
  }
}

/** The API's own sentence where it has said no; of all else the person can do nothing but try again. */
function refusal(error: unknown, log: Log): { message: string } {
  const said = error instanceof ApiError && error.status >= 400 && error.status < 500 ? sentenceOf(error.body) : null;
  if (said) return { message: said };
  log.warn(errorFields(error), 'webmail asked in vain');
  return { message: 'Ahora no se puede hacer esto. Inténtelo de nuevo en unos minutos.' };
}

function sentenceOf(body: string): string | null {
  try {
    return Refusal.safeParse(JSON.parse(body)).data?.detail ?? null;
  } catch {
    return null;
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += chunk;
    if (text.length > LIMIT) return null;
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
