import type { Dictionary } from '../dictionary';
import type { lists as source } from '../es/lists';

export const lists: Dictionary<typeof source> = {
  title: 'Lists',
  purpose: 'One address that reaches many people, and a rule for who may write to it.',
  add: 'Create list',
  address: 'Address of the list',
  name: 'Name',
  nameHint: 'To tell it apart here',
  members: 'Members',
  memberCount: '{n, plural, one {# member} other {# members}}',
  membersHint: 'One address per line, of the company or outside. {n, plural, =0 {None yet.} one {One typed.} other {# typed.}}',
  post: 'Who may write',
  posts: { tenant: 'People of the company', members: 'Only its members', listed: 'Only these addresses', anyone: 'Anybody' },
  postHints: {
    tenant: 'With their password, from any program',
    members: 'Those of the company, with their password',
    listed: 'Addresses or whole domains',
    anyone: 'From outside as well: it gets spam',
  },
  entries: 'May write',
  entriesHint: 'One per line: ana@customer.com, or @customer.com for a whole domain',
  emptyTitle: 'No lists yet',
  emptyText: 'A list reaches a whole team by one address. Unlike an alias, it says who may write to it.',
  editTitle: 'Change {address}',
  deleteTitle: 'Delete {address}',
  deleteWhat: 'Whoever writes to this address will get a bounce.',
  deleteKeeps: '{n, plural, one {Its member does not change.} other {The mailboxes of its # members do not change.}}',
  deleted: 'List deleted: {address}',
};
