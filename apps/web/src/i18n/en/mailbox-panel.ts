import type { Dictionary } from '../dictionary';
import type { mailboxPanel as source } from '../es/mailbox-panel';

export const mailboxPanel: Dictionary<typeof source> = {
  title: 'My mailbox',
  purpose: 'Your password, and who has been in your mail.',
  password: 'Change the password',
  passwordNote: 'It counts for the mail program and the phone too: it has to be changed there as well.',
  current: 'Current password',
  next: 'New password',
  change: 'Change the password',
  changed: 'The password has changed',
  logIns: 'My log-ins',
  logInsNote: 'The last log-ins to the mailbox, refused ones too.',
  noLogIns: 'No log-ins yet.',
  refused: 'refused',
  let: 'accepted',
  noTls: 'not encrypted',
  columns: { when: 'When', how: 'How', from: 'From', result: 'Result' },
  looks: 'Who looked into my mailbox',
  looksNote: 'If somebody of the company or of Relevo’s staff opens your mailbox, it stands here, with the reason.',
  noLooks: 'Nobody has looked into your mailbox.',
  staff: 'Relevo’s staff',
  look: {
    folders: 'the folders',
    messages: 'the list of messages',
    headers: 'the headers',
    content: 'the content',
    settings: 'the settings',
  },
  signOutEverywhere: 'Sign out on every device',
};
