import { Problem } from '@/api/problem';

/** better-auth's own route; its refusals say little on purpose, so the words are ours. */
export async function signIn(email: string, password: string): Promise<void> {
  const response = await fetch('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Problem(response.status, {});
}
