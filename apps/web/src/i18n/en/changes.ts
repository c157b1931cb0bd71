import type { Dictionary } from '../dictionary';
import type { changes as source } from '../es/changes';

export const changes: Dictionary<typeof source> = {
  saved: 'saved (not yet active)',
  partlyActive: 'active on {nodes}, the other is missing',
  active: 'active',
  activeOn: 'active on {nodes}',
  activeOnIn: 'active on {nodes} ({time})',
  refusedOn: 'refused by {node}',
  title: 'Recent changes',
  note: 'Every change, and since when each server keeps it.',
  empty: 'No changes yet.',
  what: 'Change',
  who: 'Who',
  when: 'When',
  state: 'State',
  entity: { mailbox: 'Mailbox', alias: 'Alias', domain: 'Domain', pair: 'Servers' },
  history: {
    title: 'History',
    undo: 'Undo',
    undoTitle: 'Undo this change',
    undoWhat: 'It goes back to what it was, on both servers:',
    undoKept: 'The history keeps both steps.',
    empty: 'Nothing was changed yet.',
    filtersTitle: 'History of rules and groups',
    filtersNote: 'The changes of the company, its domains and its groups. A deleted group can be brought back as well.',
  },
  done: 'Saved: {label}',
};
