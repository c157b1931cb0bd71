import { DEFAULT_SCORES, REFUSALS } from '@relevo/mail-policy';
import { REACHED_MAILBOXES } from './postfix-maps.ts';

export const FILTER_LUA = '/etc/rspamd/rspamd.local.lua';
export const VIRUS_FOUND = 'CLAM_VIRUS';
/** Names the mailboxes, by id, for which a message is junk; Dovecot's filter looks for its own. */
export const JUNK_HEADER = 'X-Relevo-Junk';

/** What a mailbox that a recipient stands for wants; rspamd asks with `?1` in the place of the address. */
const WISHES = REACHED_MAILBOXES;
const TENANT = `SELECT tenant_id AS id FROM (${REACHED_MAILBOXES}) LIMIT 1`;

/**
 * The rules of each mailbox, judged once all of a message's symbols are known. It reads node.db as Postfix and Dovecot do: a
 * change is effective at its commit, with the agent and the API there or not.
 *
 * One message may be for several mailboxes. It is refused if all refuse it; else those that would refuse it find it in Junk.
 * Nothing that a customer writes gets into this text: lists are values of the database, compared as plain strings.
 */
export const filterLua = (nodeDb: string): string => `-- Written by the Relevo agent. Changes made here are lost.
local sqlite3 = require "rspamd_sqlite3"
local logger = require "rspamd_logger"
local ucl = require "ucl"

local DEFAULTS = { junkAt = ${DEFAULT_SCORES.junkAt}, rejectAt = ${DEFAULT_SCORES.rejectAt} }
local WISHES = [==[${oneLine(WISHES)}]==]
local TENANT = [==[${oneLine(TENANT)}]==]
local FORGED = { 'DMARC_POLICY_REJECT', 'DMARC_POLICY_QUARANTINE', 'DMARC_POLICY_SOFTFAIL' }

local db
local function rows(sql, address)
  -- Opened late: at the node's first start rspamd may be there before the database.
  db = db or sqlite3.open('${nodeDb}')
  if not db then error('node.db cannot be opened') end
  -- Read to the end at once: a statement left open would go on seeing the database as it was.
  local found = {}
  for row in db:rows(sql, address) do
    local copy = {}
    for name, value in pairs(row) do copy[name] = tostring(value) end
    found[#found + 1] = copy
  end
  return found
end

local function set(list)
  local found = {}
  for _, entry in ipairs(list or {}) do found[entry] = true end
  return found
end

local function parse(text)
  if not text or text == '' then return { allow = {}, deny = {} } end
  local parser = ucl.parser()
  if not parser:parse_text(text) then return { allow = {}, deny = {} } end
  local wish = parser:get_object()
  -- A missing number comes as nil, JSON's null as something that is no number.
  return {
    junkAt = tonumber(wish.junkAt), rejectAt = tonumber(wish.rejectAt),
    allow = set(wish.allow), deny = set(wish.deny)
  }
end

-- An entry is an address, or a domain after an @, which stands for what is under it too.
local function listed(entries, address)
  if entries[address] then return true end
  local domain = address:match('@([^@]*)$')
  while domain do
    if entries['@' .. domain] then return true end
    domain = domain:match('^[^.]+%.(.+)$')
  end
  return false
end

local function any(entries, addresses)
  for _, address in ipairs(addresses) do
    if listed(entries, address) then return true end
  end
  return false
end

local function addresses(found)
  local out = {}
  for _, one in ipairs(found or {}) do
    if one.addr and one.addr ~= '' then out[#out + 1] = one.addr:lower() end
  end
  return out
end

-- Of those who let a message in by name, the mailbox comes before its domain, and a refusal before a welcome.
local function verdict(message, own, house)
  for _, wish in ipairs({ own, house }) do
    if any(wish.deny, message.senders) then return 'denied' end
    if any(wish.allow, message.authors) then
      -- A forged welcome is none. It is judged as any other.
      if not message.forged then return 'trusted' end
      break
    end
  end
  if message.user then return 'deliver' end
  local reject = own.rejectAt or house.rejectAt or DEFAULTS.rejectAt
  local junk = own.junkAt or house.junkAt or DEFAULTS.junkAt
  if message.score >= reject then return 'spam' end
  if message.score >= junk or message.quarantine then return 'junk' end
  return 'deliver'
end

local WORDS = {
  denied = '${REFUSALS.denied}',
  spam = '${REFUSALS.spam}',
}

local function mailboxes(task)
  local found, seen = {}, {}
  for _, recipient in ipairs(addresses(task:get_recipients('smtp'))) do
    local known = false
    for _, row in ipairs(rows(WISHES, recipient)) do
      known = true
      if not seen[row.id] then
        seen[row.id] = true
        found[#found + 1] = { id = row.id, own = parse(row.own), house = parse(row.house) }
      end
    end
    if not known then found[#found + 1] = { own = parse(nil), house = parse(nil) } end
  end
  return found
end

local function judge(task)
  if task:has_symbol('${VIRUS_FOUND}') then
    local virus = task:get_symbol('${VIRUS_FOUND}')[1].options
    task:set_pre_result('reject', '${REFUSALS.virus}: ' .. (virus and virus[1] or 'unnamed'), 'relevo')
    return
  end
  if task:has_symbol('${VIRUS_FOUND}_FAIL') then
    task:set_pre_result('soft reject', 'This message cannot be scanned for viruses now, please try again later', 'relevo')
    return
  end
  local passed = task:has_pre_result()
  if passed then return end

  local user = task:get_user()
  local score = task:get_metric_score('default')[1]
  if not user and task:has_symbol('DMARC_POLICY_REJECT') then
    task:set_pre_result('reject', '${REFUSALS.dmarc}', 'relevo')
    return
  end
  if user and score >= DEFAULTS.rejectAt then
    task:set_pre_result('reject', WORDS.spam, 'relevo')
    return
  end

  local authors = addresses(task:get_from('mime'))
  local senders = addresses(task:get_from('smtp'))
  for _, author in ipairs(authors) do senders[#senders + 1] = author end
  local message = {
    user = user, score = score, senders = senders,
    -- Of several authors, one could be put there to open the door.
    authors = #authors == 1 and authors or {},
    quarantine = false, forged = false,
  }
  for _, symbol in ipairs(FORGED) do
    if task:has_symbol(symbol) then message.forged = true end
  end
  -- Forwarding breaks SPF and leaves signatures whole (RFC 7208 section 8.4): only both together speak against a message.
  if not user and task:has_symbol('R_SPF_FAIL') and not task:has_symbol('R_DKIM_ALLOW') and not task:has_symbol('ARC_ALLOW') then
    message.forged = true
    message.quarantine = true
  end
  if not user and task:has_symbol('DMARC_POLICY_QUARANTINE') then message.quarantine = true end

  local junk, refusals, total, words = {}, 0, 0, nil
  for _, mailbox in ipairs(mailboxes(task)) do
    total = total + 1
    local found = verdict(message, mailbox.own, mailbox.house)
    if WORDS[found] then
      refusals = refusals + 1
      words = words or WORDS[found]
    end
    if found ~= 'deliver' then task:insert_result('RELEVO_' .. found:upper(), 1.0) end
    if (WORDS[found] or found == 'junk') and mailbox.id then junk[#junk + 1] = mailbox.id end
  end
  if total > 0 and refusals == total then
    task:set_pre_result('reject', words, 'relevo')
    return
  end
  local reply = { remove_headers = { ['${JUNK_HEADER}'] = 0 } }
  if #junk > 0 then reply.add_headers = { ['${JUNK_HEADER}'] = table.concat(junk, ' ') } end
  task:set_milter_reply(reply)
  if total > 0 and #junk == total then task:set_pre_result('add header', 'Junk', 'relevo') end
end

local parent = rspamd_config:register_symbol({
  name = 'RELEVO_FILTER',
  type = 'postfilter',
  -- Before those that write headers by the action.
  priority = 8,
  flags = 'empty,nostat,explicit_disable,ignore_passthrough',
  callback = function(task)
    local fine, why = pcall(judge, task)
    if fine then return end
    logger.errx(task, 'filter failed: %s', why)
    task:set_pre_result('soft reject', 'This message cannot be judged now, please try again later', 'relevo')
  end,
})
for _, name in ipairs({ 'RELEVO_DENIED', 'RELEVO_TRUSTED', 'RELEVO_SPAM', 'RELEVO_JUNK' }) do
  rspamd_config:register_symbol({ name = name, type = 'virtual', parent = parent, score = 0.0 })
end
for n = 0, 9 do
  rspamd_config:set_metric_symbol({ name = 'RELEVO_DNSBL_' .. n, score = 7.0, group = 'rbl', description = 'Sender is in a DNS list' })
end
rspamd_config:set_metric_symbol({ name = '${VIRUS_FOUND}', score = 0.0, group = 'antivirus', description = 'A virus' })

-- Whose statistics a message belongs to.
function relevo_tenant(task)
  for _, recipient in ipairs(addresses(task:get_recipients('any'))) do
    local found = rows(TENANT, recipient)[1]
    if found then return found.id end
  end
  return nil
end
`;

const oneLine = (sql: string): string => sql.replace(/\s+/g, ' ').trim();
