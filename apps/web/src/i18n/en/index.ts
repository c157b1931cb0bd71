import { absence } from './absence';
import { apiKeys } from './api-keys';
import { assessment } from './assessment';
import { audit } from './audit';
import { auth } from './auth';
import { bounces } from './bounces';
import { bulk } from './bulk';
import { certificate } from './certificate';
import { changes } from './changes';
import { consoleTexts } from './console';
import { containment } from './containment';
import { continuity } from './continuity';
import { connectionTest, deviceLink } from './device-setup';
import { devices } from './devices';
import { domain } from './domain';
import { explorer } from './explorer';
import { groups } from './groups';
import { help } from './help';
import { home } from './home';
import { impersonation } from './impersonation';
import { lists } from './lists';
import { log } from './log';
import { mailboxPanel } from './mailbox-panel';
import { mailboxes } from './mailboxes';
import { ownFilters } from './own-filters';
import { profile } from './profile';
import { protection } from './protection';
import { quarantine } from './quarantine';
import { queue } from './queue';
import { quote } from './quote';
import { retention } from './retention';
import { shell } from './shell';
import { simulator } from './simulator';
import { site } from './site';
import { smtp } from './smtp';
import { space } from './space';
import { actions, team } from './team';
import { trace } from './trace';
import { ui } from './ui';

export const en = {
  absence,
  actions,
  apiKeys,
  assessment,
  audit,
  auth,
  bounces,
  bulk,
  certificate,
  changes,
  console: consoleTexts,
  connectionTest,
  containment,
  continuity,
  deviceLink,
  devices,
  domain,
  explorer,
  groups,
  help,
  home,
  impersonation,
  lists,
  log,
  mailboxes,
  mailboxPanel,
  ownFilters,
  profile,
  protection,
  quarantine,
  queue,
  quote,
  retention,
  shell,
  simulator,
  site,
  smtp,
  team,
  space,
  trace,
  ui,
};
