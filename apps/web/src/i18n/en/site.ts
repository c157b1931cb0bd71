import type { Dictionary } from '../dictionary';
import type { site as source } from '../es/site';

export const site: Dictionary<typeof source> = {
  headline: 'Company e-mail that stays up',
  lead: 'Corporate mailboxes on two servers that relieve each other: if one fails, the other receives, delivers and shows the same mail within seconds.',
  firstQuestionTitle: 'The exact plan, in a few questions',
  firstQuestionNote: 'No sign-up. Every answer is saved, and the sizing is shown number by number.',
  begin: 'Continue',
  points: {
    relay: {
      title: 'A spare SMTP server',
      text: 'A second server with the same mailboxes and passwords, ready before it is needed. Switching is one button, and so is going back.',
    },
    control: {
      title: 'SMTP centre',
      text: 'Did it arrive? Where is it stuck? Why did it bounce? Every message with its whole way, down to the 250 of its destination.',
    },
    care: {
      title: 'Help from people',
      text: 'By WhatsApp, phone and e-mail, looking at the same screen. Migration and first days are accompanied.',
    },
  },
  pairWorld: 'The world',
  pairPrimary: 'mx1 · primary',
  pairStandby: 'mx2 · standby',
  pairCompany: 'The company',
  pairSync: 'in sync',
  pairCaption: 'Both servers are always published; the standby holds the same contents, less than a second behind.',
  statusTitle: 'Service status',
  statusPurpose: 'What each mail server answers right now.',
  statusAllGood: 'Everything works',
  statusSomeBad: 'Some servers have trouble',
  statusNodes: '{online, number} of {total, number} mail servers online',
  statusUnknown: 'The control plane does not answer right now. Mail does not depend on it and goes on working.',
};
