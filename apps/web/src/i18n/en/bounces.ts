import type { bounces as es } from '../es/bounces';

export const bounces: typeof es = {
  title: 'Bounces',
  purpose: 'What did not arrive, why, and what to do about each. Choose a class to see it alone.',
  period: 'Period',
  days: '{n, plural, one {Last day} other {Last # days}}',
  removeFilter: 'Remove this filter',
  number: '{n, number}',
  before: '{n, number} before',
  from: 'from {sender}',
  list: 'Messages that did not arrive',
  empty: 'Nothing bounced in this period',
  emptyText: 'Everything that was sent has arrived or is on its way.',
  suppressed: 'not worth insisting',
  confidence: 'certainty {n}%',
  confidenceHelp: 'How sure the reason is, by the words of the reply.',
  columns: {
    message: 'To whom',
    why: 'Reason and what to do',
    reply: 'Reply of the destination',
    address: 'Address',
    times: 'Bounces',
    expires: 'Until',
  },
  suppressions: 'Addresses that are not worth insisting on',
  suppressionsNote: 'Their last reply was final: the mailbox does not exist or takes no mail any more.',
  suppressionsHelp:
    'Writing again and again to addresses that do not exist makes others distrust your domain. Each leaves the list by itself after 90 days, or when it takes a message again.',
  noSuppressions: 'There are none.',
  lift: 'Remove',
  lifted: '{address} is no longer on the list.',
};
