import createClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { components, paths } from './generated/schema.d.ts';

export type { components, paths };
export type RelevoClient = Client<paths>;

/** The typed client of Relevo's API: paths, parameters, bodies and answers as in openapi.json. */
export const createRelevoClient = (options: ClientOptions): RelevoClient => createClient<paths>(options);

/** Every failure: problem+json (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable; sentences may change, this does not. */
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly code: string; readonly message: string }[];
  readonly requestId: string;
}
