import type { Dictionary } from '../dictionary';
import type { impersonation as esImpersonation } from '../es/impersonation';

export const impersonation: Dictionary<typeof esImpersonation> = {
  label: 'Acting for a company',
  acting: '{who} acts for {company}, in place of {as}.',
  why: 'Reason: {reason}',
  left: '{time} left',
  end: 'Stop acting',
  start: 'Act for the company',
  startNamed: 'Act for {company}',
  reason: 'Reason',
  reasonHint: 'The company’s owner reads it in their audit log.',
  consequence: {
    time: 'It lasts 30 minutes and ends by itself.',
    trace: 'Each act stands in the company’s audit log with your name and the reason.',
    limits: 'No secrets can be seen, and no passwords, people or keys changed.',
  },
};
