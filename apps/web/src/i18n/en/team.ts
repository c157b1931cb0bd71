import type { Dictionary } from '../dictionary';
import type { actions as actionsSource, team as source } from '../es/team';

export const team: Dictionary<typeof source> = {
  title: 'Team and access',
  purpose: 'Who may do what, and what each one did.',
  me: 'My access',
  name: 'Name',
  email: 'E-mail',
  role: 'Role',
  roles: { owner: 'Owner', admin: 'Administrator', technical: 'Technical contact', billing: 'Billing', viewer: 'Viewer' },
  auditTitle: 'Audit',
  auditNote: 'Every act, with who, when and from where. It can be neither changed nor deleted.',
  columns: { when: 'When', who: 'Who', what: 'What', from: 'From' },
  before: 'Before',
  after: 'After',
  empty: 'Nothing recorded yet.',
};

export const actions: Dictionary<typeof actionsSource> = {
  mailbox_created: 'created the mailbox',
  mailbox_updated: 'changed the mailbox',
  mailbox_deleted: 'deleted the mailbox',
  mailbox_password_set: 'changed the password of',
  alias_created: 'created the alias',
  alias_deleted: 'deleted the alias',
  tenant_created: 'signed up the company with',
  switchover_started: 'began to switch to',
  switchover_done: 'finished switching to',
  switchover_failed: 'switched with remarks to',
  assumption_updated: 'changed the assumption',
  node_enrolled: 'enrolled the server',
  node_revoked: 'revoked the server',
  email_retried: 'sent the e-mail again to',
  pair_sender_created: 'made the sender of the platform',
  command_retried: 'retried',
  domain_dns_mode: 'changed who answers for the domain',
  node_token_created: 'created an enrolment for the server',
  pair_configured: 'changed the configuration of',
  pair_created: 'created the pair',
};
