import { QUERIES } from './postfix-maps.ts';

/** What Postfix asks to choose the way of bulk mail: the filter asks the same, so that the two never differ. */
const BULK = QUERIES.bulk.replaceAll("'%s'", '?1').replace(/\s+/g, ' ').trim();

/**
 * What a message that leaves as bulk mail says of itself: one line in rspamd's log, with what its company needs to count it with
 * its like and to see whether who gets it can unsubscribe. It comes after the signer, and it only tells: a newsletter without
 * List-Unsubscribe is the company's to mend, and an invoice needs none.
 *
 * Stands behind the report's text, whose `coded` it shares.
 */
export const BULK_LUA = `
local BULK = [==[${BULK}]==]

rspamd_config:register_symbol({
  name = 'RELEVO_BULK',
  type = 'idempotent',
  flags = 'empty,nostat,explicit_disable,ignore_passthrough',
  callback = function(task)
    local fine, why = pcall(function()
      local from = addresses(task:get_from('smtp'))[1]
      if not task:get_user() or not from then return end
      local action = task:get_metric_action('default')
      if action == 'reject' or action == 'soft reject' then return end
      if #rows(BULK, from) == 0 then return end
      local out = {}
      for _, field in ipairs({
        { 'sender', from, 320 }, { 'id', task:get_message_id(), 998 }, { 'subject', task:get_subject(), 500 },
        { 'list', task:get_header('List-Id'), 500 }, { 'unsubscribe', task:get_header('List-Unsubscribe'), 1000 },
        { 'post', task:get_header('List-Unsubscribe-Post'), 100 }, { 'signed', task:has_symbol('DKIM_SIGNED') and 'yes' or 'no' },
      }) do
        if field[2] and field[2] ~= '' then out[#out + 1] = field[1] .. '="' .. coded(field[2], field[3] or 10) .. '"' end
      end
      logger.infox(task, 'relevo_bulk %s', table.concat(out, ' '))
    end)
    if not fine then logger.errx(task, 'bulk mail not read: %s', why) end
  end,
})
`;
