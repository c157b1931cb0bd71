/**
 * Reports that arrive as mail (RFC 3464, and what mailer daemons write who never heard of it): one line in rspamd's log for each
 * recipient that a report speaks of, in the words of the report. What they mean is read elsewhere (`packages/mail-log`,
 * `relevo_report`), and whether they are true is for who knows what was sent to say.
 *
 * Everything is bounded: parts, lines, bytes. Patterns have no two repetitions that could share a character, so that no text
 * takes longer than its length. Of what people wrote nothing is kept: only lines with an address or with a reply's code, and
 * the few that follow, of a message that came from no mailbox.
 */
export const REPORT_LUA = `
local REPORT = { groups = 50, field = 2000, lines = 200, line = 400, text = 2500, search = 262144 }

-- Anything but plain characters as %XX: a report must not write lines of its own into the log.
local function coded(text, max)
  return (text:sub(1, max):gsub('[^ !#$&-~]', function(c) return string.format('%%%02X', c:byte()) end))
end

-- In the order that is given; what is empty is left out.
local function reportLine(task, fields)
  local out = {}
  for _, field in ipairs(fields) do
    if field[2] and field[2] ~= '' then out[#out + 1] = field[1] .. '="' .. coded(field[2], field[3] or 320) .. '"' end
  end
  logger.infox(task, 'relevo_report %s', table.concat(out, ' '))
end

local function linesOf(text)
  local out, from = {}, 1
  while from <= #text and #out < REPORT.lines do
    local stop = text:find('\\n', from, true) or #text + 1
    local line = text:sub(from, math.min(stop - 1, from + REPORT.line - 1))
    out[#out + 1] = line:sub(-1) == '\\r' and line:sub(1, -2) or line
    from = stop + 1
  end
  return out
end

-- Where the copy of the original begins, as qmail and its kin write it into the same part.
local COPIES = { '--- Below this line is', '--- Original message', '------ This is a copy of', '--- The header of the original',
  '--- Enclosed are', 'Return-Path:', 'Received:' }
local function isCopy(line)
  for _, start in ipairs(COPIES) do
    if line:sub(1, #start) == start then return true end
  end
  return false
end

local function hasCode(line)
  return line:find('[45]%.%d%d?%d?%.%d') or line:find('%f[%d][45]%d%d%f[%D]')
end

-- Lines with an address or a code, and up to five that follow; and whether any of them has a code.
local function said(text)
  local kept, size, after, any = {}, 0, 0, false
  for _, line in ipairs(linesOf(text)) do
    if isCopy(line) or size > REPORT.text then break end
    local code = hasCode(line)
    if line:find('@', 1, true) or code then after = 6 end
    if after > 0 then
      kept[#kept + 1] = line
      size = size + #line + 1
      after = after - 1
      any = any or code ~= nil
    end
  end
  return table.concat(kept, '\\n'), any
end

-- Groups of fields that blank lines part (RFC 3464 section 2.1): first of the report, then of each recipient.
local function groupsOf(text)
  local groups, group, named = {}, {}, {}
  local function close()
    if #group > 0 then groups[#groups + 1] = table.concat(group, '\\n') end
    group, named = {}, {}
  end
  for _, line in ipairs(linesOf(text)) do
    local field = line:match('^([%a-]+):')
    field = field and field:lower()
    -- Some forget the blank line.
    if (field == 'final-recipient' or field == 'original-recipient') and named[field] then close() end
    if field then named[field] = true end
    if line:find('%S') then group[#group + 1] = line else close() end
  end
  close()
  return groups
end

-- The first Message-ID below the report's own header is the returned message's.
local function returnedId(raw)
  local body = raw:find('\\r?\\n\\r?\\n')
  if not body then return nil end
  local text = raw:sub(body, body + REPORT.search)
  local at = text:lower():find('\\nmessage-id:', 1, true)
  if not at then return nil end
  return text:sub(at + 12, at + 1100):match('^%s*(<[^<>%s]+>)')
end

local function fromNobody(task)
  local from = (task:get_from('smtp') or {})[1]
  if not from or not from.addr or from.addr == '' then return true end
  local user = (from.user or ''):lower()
  return user == 'mailer-daemon' or user == 'postmaster'
end

local function report(task)
  if task:get_user() or not fromNobody(task) then return end
  local action = task:get_metric_action('default')
  if action == 'reject' or action == 'soft reject' or action == 'greylist' then return end
  local to = (task:get_recipients('smtp') or {})[1]
  if not to then return end
  local failed = task:get_header('X-Failed-Recipients')
  -- An answer in a person's absence; Exim gives its reports the same mark.
  local answer = not failed and (task:get_header('Auto-Submitted') or ''):lower():find('auto-replied', 1, true)
  local status, text
  for n, part in ipairs(task:get_parts() or {}) do
    if n > 20 then break end
    local kind, sub = part:get_type()
    kind, sub = (kind or ''):lower(), (sub or ''):lower()
    if kind == 'message' and (sub == 'delivery-status' or sub == 'global-delivery-status') then
      status = status or tostring(part:get_content())
    elseif kind == 'text' and sub == 'plain' and not text then
      local plain = part:get_text()
      text = tostring(plain and plain:get_content() or part:get_content())
    elseif kind == 'text' and sub == 'html' and not text then
      local html = part:get_text()
      text = html and tostring(html:get_content())
    end
  end
  if answer and not status then return end
  local raw = tostring(task:get_content())
  local id = returnedId(raw) or (task:get_header('In-Reply-To') or ''):match('<[^<>%s]+>')
  local words, code = said(text or '')
  local ip = task:get_from_ip()
  local common = {
    { 'to', to.addr:lower() }, { 'id', id, 998 }, { 'client', task:get_hostname(), 255 },
    { 'ip', ip and ip:is_valid() and ip:to_string() or nil, 64 }, { 'failed', failed, 1000 },
  }
  local function with(...)
    local fields = {}
    for _, field in ipairs(common) do fields[#fields + 1] = field end
    for _, field in ipairs({ ... }) do fields[#fields + 1] = field end
    return fields
  end
  if status then
    local groups = groupsOf(status)
    local head = ''
    for n, group in ipairs(groups) do
      if n > REPORT.groups then break end
      local lower = group:lower()
      if lower:find('final-recipient:', 1, true) or lower:find('original-recipient:', 1, true) then
        local mute = not lower:find('diagnostic-code:', 1, true)
        reportLine(task, with({ 'head', head, 1000 }, { 'status', group, REPORT.field }, { 'text', mute and words or nil, REPORT.text }))
      else
        head = group
      end
    end
  elseif id and words ~= '' and (failed or code) then
    reportLine(task, with({ 'text', words, REPORT.text }))
  end
end

rspamd_config:register_symbol({
  name = 'RELEVO_REPORT',
  type = 'idempotent',
  flags = 'empty,nostat,explicit_disable,ignore_passthrough',
  callback = function(task)
    local fine, why = pcall(report, task)
    if not fine then logger.errx(task, 'report not read: %s', why) end
  end,
})
`;
