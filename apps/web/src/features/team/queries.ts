'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, unwrap } from '@/api/client';
import type { Member } from '@/api/types';
import { useTenant } from '@/features/session/session';

export type Role = Member['role'];
export const ROLES: readonly Role[] = ['owner', 'admin', 'technical', 'billing', 'viewer'];
export interface Invite {
  email: string;
  name: string;
  role: Role;
  locale: 'es' | 'en';
}

export function useMembers() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['team', tenantId, 'members'],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/members', { params: { path: { tenantId } } })),
  });
}

export function useInvitations() {
  const { id: tenantId } = useTenant();
  return useQuery({
    queryKey: ['team', tenantId, 'invitations'],
    queryFn: () => unwrap(api.GET('/v1/tenants/{tenantId}/invitations', { params: { path: { tenantId } } })),
  });
}

function useTeamAct<Input>(act: (tenantId: string, input: Input) => Promise<unknown>) {
  const { id: tenantId } = useTenant();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => act(tenantId, input),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['team'] });
      void queries.invalidateQueries({ queryKey: ['audit'] });
    },
  });
}

export const useInvite = () =>
  useTeamAct((tenantId, body: Invite) =>
    unwrap(api.POST('/v1/tenants/{tenantId}/invitations', { params: { path: { tenantId } }, body })),
  );
export const useResend = () =>
  useTeamAct((tenantId, id: string) =>
    unwrap(api.POST('/v1/tenants/{tenantId}/invitations/{id}/resend', { params: { path: { tenantId, id } } })),
  );
export const useWithdraw = () =>
  useTeamAct((tenantId, id: string) =>
    unwrap(api.DELETE('/v1/tenants/{tenantId}/invitations/{id}', { params: { path: { tenantId, id } } })),
  );
export const useChangeRole = () =>
  useTeamAct((tenantId, { id, role }: { id: string; role: Role }) =>
    unwrap(api.PATCH('/v1/tenants/{tenantId}/members/{id}', { params: { path: { tenantId, id } }, body: { role } })),
  );
export const useRemoveMember = () =>
  useTeamAct((tenantId, id: string) =>
    unwrap(api.DELETE('/v1/tenants/{tenantId}/members/{id}', { params: { path: { tenantId, id } } })),
  );
