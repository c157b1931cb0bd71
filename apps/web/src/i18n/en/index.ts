import { assessment } from './assessment';
import { auth } from './auth';
import { changes } from './changes';
import { consoleTexts } from './console';
import { continuity } from './continuity';
import { domain } from './domain';
import { help } from './help';
import { home } from './home';
import { mailboxes } from './mailboxes';
import { quote } from './quote';
import { shell } from './shell';
import { site } from './site';
import { smtp } from './smtp';
import { actions, team } from './team';
import { trace } from './trace';
import { ui } from './ui';

export const en = {
  actions,
  assessment,
  auth,
  changes,
  console: consoleTexts,
  continuity,
  domain,
  help,
  home,
  mailboxes,
  quote,
  shell,
  site,
  smtp,
  team,
  trace,
  ui,
};
