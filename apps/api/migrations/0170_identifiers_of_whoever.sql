-- Staff look for a queue id or a Message-ID whosever it is. With the identifier in front one probe for each day finds it, where with
-- the company in front it took one for each company and day; a company's own search names both and is as fast either way.
DROP INDEX mail_event_queue;
DROP INDEX mail_event_message;
CREATE INDEX mail_event_queue ON mail_event (queue_id, tenant_id);
CREATE INDEX mail_event_message ON mail_event (message_id, tenant_id);
