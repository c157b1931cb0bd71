import fc from 'fast-check';
import { expect, it } from 'vitest';
import { TENANT_ROLES } from '../auth/roles.js';
import { mayChange } from './members.rules.js';

const verdict = (...args: Parameters<typeof mayChange>) => {
  const result = mayChange(...args);
  return result.ok ? 'ok' : result.code;
};

it.each([
  ['an admin changes a viewer', 'admin', 'viewer', 'technical', 1, 'ok'],
  ['an admin makes an owner', 'admin', 'viewer', 'owner', 1, 'member.only_owner'],
  ['an admin removes an owner', 'admin', 'owner', null, 2, 'member.only_owner'],
  ['an owner removes the other owner', 'owner', 'owner', null, 2, 'ok'],
  ['the last owner goes', 'owner', 'owner', null, 1, 'member.last_owner'],
  ['the last owner becomes admin', 'owner', 'owner', 'admin', 1, 'member.last_owner'],
  ['the last owner stays owner', 'owner', 'owner', 'owner', 1, 'ok'],
  ['an owner is invited by an owner', 'owner', null, 'owner', 1, 'ok'],
] as const)('%s', (_, actor, from, to, owners, wanted) => {
  expect(verdict(actor, from, to, owners)).toBe(wanted);
});

it('always leaves an owner', () => {
  const role = fc.constantFrom(...TENANT_ROLES);
  fc.assert(
    fc.property(role, fc.option(role), fc.option(role), fc.integer({ min: 1, max: 4 }), (actor, from, to, owners) => {
      const left = owners - (from === 'owner' ? 1 : 0) + (to === 'owner' ? 1 : 0);
      return verdict(actor, from, to, owners) !== 'ok' || left >= 1;
    }),
  );
});
