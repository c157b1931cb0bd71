import { api, unwrap } from '@/api/client';

export type Next = Awaited<ReturnType<typeof signIn>>['next'];

export const signIn = (email: string, password: string) => unwrap(api.POST('/v1/sign-in', { body: { email, password } }));

export const confirmSignIn = (code: string) => unwrap(api.POST('/v1/sign-in/code', { body: { code } }));

/** The browser shows its own window; fetched when it is needed. */
export async function signInWithPasskey() {
  const { startAuthentication } = await import('@simplewebauthn/browser');
  const { options } = await unwrap(api.POST('/v1/sign-in/passkey-options'));
  const response = await startAuthentication({ optionsJSON: options as never });
  return unwrap(api.POST('/v1/sign-in/passkey', { body: { response: { ...response } } }));
}

/** Closing the browser's window is no failure to speak of. */
export const wasCancelled = (error: unknown): boolean => error instanceof Error && error.name === 'NotAllowedError';
