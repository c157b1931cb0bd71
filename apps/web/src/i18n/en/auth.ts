import type { Dictionary } from '../dictionary';
import type { auth as source } from '../es/auth';

export const auth: Dictionary<typeof source> = {
  title: 'Sign in',
  purpose: 'The company portal and the staff console.',
  email: 'E-mail address',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  submit: 'Sign in',
  wrong: 'The address or the password does not match.',
  tooMany: 'Too many attempts. Please wait a minute and try again.',
  forgot: 'Forgotten password? Whoever administers the company’s e-mail can reset it, and so can our support.',
  noAccount: 'No plan yet?',
  linkTitle: 'Mailbox password',
  linkPurpose: 'This link shows the password once. Best opened where it will be used.',
  linkReveal: 'Show the password',
  linkMailbox: 'Mailbox',
  linkPassword: 'Password',
  linkKeep: 'Once this page is closed it cannot be seen again.',
  linkGone: 'This link has been used or has expired',
  linkGoneText: 'Whoever administers the company’s e-mail can make a new one in a moment.',
  linkServers: 'Settings for the mail program',
};
