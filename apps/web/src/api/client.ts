import { createRelevoClient } from '@relevo/contract';
import { Problem, type ProblemBody } from './problem';

/** The browser speaks to its own origin, which passes `/v1` on to the API; cookies need no more than that. */
export const api = createRelevoClient({ baseUrl: '' });

api.use({
  onRequest({ request }) {
    request.headers.set('accept-language', document.documentElement.lang);
    return request;
  },
});

type Answer<T> = { data?: T; error?: unknown; response: Response };

/** The body of a good answer; anything else becomes a Problem, which queries and forms show in its own words. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw new Problem(response.status, isProblemBody(error) ? error : {});
  // 204 has no body; its type says so too.
  return data as T;
}

const isProblemBody = (value: unknown): value is ProblemBody => typeof value === 'object' && value !== null;

/** One key for each act of a person: a repeated click or a retry on a bad line creates one thing, not two. */
export const newIdempotencyKey = () => crypto.randomUUID();
