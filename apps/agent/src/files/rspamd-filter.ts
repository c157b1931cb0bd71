import { DEFAULT_SCORES, type QuarantineAt, REFUSALS } from '@relevo/mail-policy';
import { QUERIES, REACHED_MAILBOXES } from './postfix-maps.ts';

export const FILTER_LUA = '/etc/rspamd/rspamd.local.lua';
export const VIRUS_FOUND = 'CLAM_VIRUS';
/** Names the mailboxes, by id, for which a message is junk; Dovecot's filter looks for its own. */
export const JUNK_HEADER = 'X-Relevo-Junk';
/** The same for the quarantine, and beside it the score and what made it. */
export const QUARANTINE_HEADER = 'X-Relevo-Quarantine';
export const VERDICT_HEADER = 'X-Relevo-Verdict';

/** What a mailbox that a recipient stands for wants; rspamd asks with `?1` in the place of the address. */
const WISHES = REACHED_MAILBOXES;
/** The log-ins that may write in the name of `?1`: what the envelope is held to, From is held to as well. */
const WRITERS = QUERIES['sender-logins'].replaceAll("'%s'", '?1');
const TENANT = `SELECT tenant_id AS id FROM (${REACHED_MAILBOXES}) LIMIT 1`;

/**
 * The rules of each mailbox, judged once all of a message's symbols are known. It reads node.db as Postfix and Dovecot do: a
 * change is effective at its commit, with the agent and the API there or not.
 *
 * One message may be for several mailboxes. It is refused if all refuse it; else those that would refuse it find it in their
 * quarantine, if they have one, or in Junk.
 * Nothing that a customer writes gets into this text: lists are values of the database, compared as plain strings.
 */
export const filterLua = (nodeDb: string): string => `-- Written by the Relevo agent. Changes made here are lost.
local sqlite3 = require "rspamd_sqlite3"
local logger = require "rspamd_logger"
local ucl = require "ucl"

-- No score reaches it.
local NEVER = math.huge
local DEFAULTS = { junkAt = ${DEFAULT_SCORES.junkAt}, quarantineAt = ${luaScore(DEFAULT_SCORES.quarantineAt)}, rejectAt = ${DEFAULT_SCORES.rejectAt} }
local WISHES = [==[${oneLine(WISHES)}]==]
local WRITERS = [==[${oneLine(WRITERS)}]==]
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
    quarantineAt = wish.quarantineAt == 'never' and NEVER or tonumber(wish.quarantineAt),
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

local function first(wishes, name)
  for _, wish in ipairs(wishes) do
    if wish[name] ~= nil then return wish[name] end
  end
  return DEFAULTS[name]
end

-- The mailbox comes before its group, the group before the domain, the domain before the company; and a refusal before a welcome.
local function verdict(message, wishes)
  for _, wish in ipairs(wishes) do
    if any(wish.deny, message.senders) then return 'denied' end
    if any(wish.allow, message.authors) then
      -- A forged welcome is none. It is judged as any other.
      if not message.forged then return 'trusted' end
      break
    end
  end
  if message.user then return 'deliver' end
  if message.score >= first(wishes, 'rejectAt') then return 'spam' end
  if message.score >= first(wishes, 'junkAt') or message.quarantine then return 'junk' end
  return 'deliver'
end

-- Where a mailbox finds what is kept from its inbox. A forged sender counts as just enough for Junk; what the mailbox would have
-- refused, as the worst.
local function placeOf(message, wishes, found)
  local from = first(wishes, 'quarantineAt')
  if from == NEVER then return 'junk' end
  if found ~= 'junk' then return 'quarantine' end
  return math.max(message.score, first(wishes, 'junkAt')) >= from and 'quarantine' or 'junk'
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
        found[#found + 1] = { id = row.id, wishes = { parse(row.own), parse(row.team), parse(row.house), parse(row.company) } }
      end
    end
    if not known then found[#found + 1] = { wishes = {} } end
  end
  return found
end

-- The heaviest first; names of rspamd are plain words.
local function reasons(task)
  local found = {}
  for _, symbol in ipairs(task:get_symbols_all() or {}) do
    if symbol.score > 0 and symbol.name:match('^[%w_]+$') then found[#found + 1] = symbol end
  end
  table.sort(found, function(a, b) return a.score > b.score end)
  local names = {}
  for n = 1, math.min(#found, 20) do names[n] = found[n].name end
  return table.concat(names, ' ')
end

local function writesAsItself(user, author)
  for _, row in ipairs(rows(WRITERS, author)) do
    if row.address == user then return true end
  end
  return false
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
  if user then
    for _, author in ipairs(authors) do
      if not writesAsItself(user:lower(), author) then
        task:set_pre_result('reject', '${REFUSALS.notYours}', 'relevo')
        return
      end
    end
  end
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

  local kept, refusals, total, words = { junk = {}, quarantine = {} }, 0, 0, nil
  for _, mailbox in ipairs(mailboxes(task)) do
    total = total + 1
    local found = verdict(message, mailbox.wishes)
    if WORDS[found] then
      refusals = refusals + 1
      words = words or WORDS[found]
    end
    if found ~= 'deliver' then task:insert_result('RELEVO_' .. found:upper(), 1.0) end
    if (WORDS[found] or found == 'junk') and mailbox.id then
      local place = kept[placeOf(message, mailbox.wishes, found)]
      place[#place + 1] = mailbox.id
    end
  end
  if total > 0 and refusals == total then
    task:set_pre_result('reject', words, 'relevo')
    return
  end
  local reply = { add_headers = {}, remove_headers = {} }
  for _, name in ipairs({ '${JUNK_HEADER}', '${QUARANTINE_HEADER}', '${VERDICT_HEADER}' }) do reply.remove_headers[name] = 0 end
  if #kept.junk > 0 then reply.add_headers['${JUNK_HEADER}'] = table.concat(kept.junk, ' ') end
  if #kept.quarantine > 0 then
    task:insert_result('RELEVO_QUARANTINE', 1.0)
    reply.add_headers['${QUARANTINE_HEADER}'] = table.concat(kept.quarantine, ' ')
    reply.add_headers['${VERDICT_HEADER}'] = string.format('%.2f %s', score, reasons(task))
  end
  task:set_milter_reply(reply)
  local aside = #kept.junk + #kept.quarantine
  if total > 0 and aside == total then task:set_pre_result('add header', 'Junk', 'relevo') end
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
for _, name in ipairs({ 'RELEVO_DENIED', 'RELEVO_TRUSTED', 'RELEVO_SPAM', 'RELEVO_JUNK', 'RELEVO_QUARANTINE' }) do
  rspamd_config:register_symbol({ name = name, type = 'virtual', parent = parent, score = 0.0 })
end
for n = 0, 9 do
  rspamd_config:set_metric_symbol({ name = 'RELEVO_DNSBL_' .. n, score = 7.0, group = 'rbl', description = 'Sender is in a DNS list' })
end
rspamd_config:set_metric_symbol({ name = '${VIRUS_FOUND}', score = 0.0, group = 'antivirus', description = 'A virus' })

-- What this host itself sends is an answer of Sieve or what Sieve sends on. Only the answer is ours to sign: what is sent on may
-- bear anybody's name.
rspamd_config:register_symbol({
  name = 'RELEVO_OWN_ANSWER',
  type = 'prefilter',
  flags = 'empty',
  priority = 10,
  callback = function(task)
    if task:get_user() then return end
    local answered = (task:get_header('Auto-Submitted') or ''):match('^auto%-replied')
    if not answered or task:get_header('X-Sieve-Redirected-From') or #addresses(task:get_from('smtp')) > 0 then
      task:disable_symbol('DKIM_SIGNED')
    end
  end,
})

-- Whose statistics a message belongs to.
function relevo_tenant(task)
  for _, recipient in ipairs(addresses(task:get_recipients('any'))) do
    local found = rows(TENANT, recipient)[1]
    if found then return found.id end
  end
  return nil
end
`;

const luaScore = (score: QuarantineAt): string => (score === 'never' ? 'NEVER' : String(score));
const oneLine = (sql: string): string => sql.replace(/\s+/g, ' ').trim();
