import type { log as es } from '../es/log';

export const log: typeof es = {
  title: 'Log',
  purpose: 'The lines as the servers wrote them, for who wants the proof first hand.',
  search: 'Search the log',
  searchHint: 'Address, queue id or server',
  help: 'The files stay on the servers and are searched there. Only lines about your company’s messages and mailboxes are shown, even if mail of another passed in the same connection.',
  file: 'File',
  files: { mail: 'Sending and delivery', dovecot: 'Log-ins and folders' },
  live: 'Live',
  stop: 'Stop',
  liveState: {
    connecting: 'Connecting to the servers…',
    open: 'Live: each line appears on top within seconds of being written.',
    lost: 'The connection was lost; trying again.',
  },
  day: 'Day (UTC)',
  download: 'Download what matches',
  downloadDay: 'Download the whole day',
  downloadHint: 'Choose a day, or type what to look for, to download it.',
  start: 'Type what to look for',
  startText: 'For example a whole address, or the identifier that a bounce shows.',
  nothing: 'No line matches',
  nothingText: 'The file may have been archived: the trace keeps messages for longer.',
  found: '{n, plural, one {1 line} other {# lines}}, oldest first.',
  more: 'There are older ones: add a word to narrow it down.',
  silent: 'Did not answer in time: {nodes}.',
};
