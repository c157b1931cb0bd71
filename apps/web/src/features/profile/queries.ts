'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';

export const useSecurity = () => useQuery({ queryKey: ['me', 'security'], queryFn: () => unwrap(api.GET('/v1/me/security')) });

/** An act on oneself; what the page shows is read again afterwards. */
export function useOwnAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => void queries.invalidateQueries({ queryKey: ['me'] }) });
}

export const startTotp = (password: string) => unwrap(api.POST('/v1/me/totp', { body: { password } }));
export const confirmTotp = (code: string) => unwrap(api.POST('/v1/me/totp/confirmation', { body: { code } }));
export const removeTotp = (password: string) => unwrap(api.POST('/v1/me/totp/removal', { body: { password } }));
export const newRecoveryCodes = (password: string) => unwrap(api.POST('/v1/me/recovery-codes', { body: { password } }));
export const changePassword = (body: { current: string; password: string }) => unwrap(api.POST('/v1/me/password', { body }));
export const endSession = (id: string) => unwrap(api.DELETE('/v1/me/sessions/{id}', { params: { path: { id } } }));
export const endOtherSessions = () => unwrap(api.DELETE('/v1/me/sessions'));
export const removePasskey = ({ id, password }: { id: string; password: string }) =>
  unwrap(api.POST('/v1/me/passkeys/{id}/removal', { params: { path: { id } }, body: { password } }));
export const renamePasskey = ({ id, name }: { id: string; name: string }) =>
  unwrap(api.PATCH('/v1/me/passkeys/{id}', { params: { path: { id } }, body: { name } }));

/** The browser shows its own window between the two calls. */
export async function addPasskey({ name, password }: { name: string; password: string }) {
  const { startRegistration } = await import('@simplewebauthn/browser');
  const { options } = await unwrap(api.POST('/v1/me/passkey-options', { body: { password } }));
  const response = await startRegistration({ optionsJSON: options as never });
  return unwrap(api.POST('/v1/me/passkeys', { body: { name, response: { ...response } } }));
}
