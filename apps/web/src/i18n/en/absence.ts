import type { Dictionary } from '../dictionary';
import type { absence as source } from '../es/absence';

export const absence: Dictionary<typeof source> = {
  title: 'Absence',
  on: 'Answer with a notice of absence',
  onHint: 'Mail goes on being kept; each person gets the notice once in a while only.',
  from: 'First day',
  fromHint: 'Empty: from now',
  until: 'Last day',
  untilHint: 'Empty: until it is removed',
  every: 'Tell again after',
  days: 'days',
  subject: 'Subject',
  text: 'Message',
  sampleSubject: 'I am out of the office',
  sampleText: 'Thank you for writing. I am out of the office and will answer when I am back.',
  preview: 'Preview of the notice',
  sender: 'From {address}, to whoever writes',
  when: {
    both: 'From {from} to {until}, both included.',
    from: 'From {from}, until it is removed.',
    until: 'From now to {until}, included.',
    always: 'From now, until it is removed.',
  },
  once: '{n, plural, one {To each person once a day.} other {To each person once in # days.}}',
};
