-- A mailbox belongs to a group of its own company: the database holds it as well.
SET LOCAL app.scope = 'platform';
ALTER TABLE mailbox_group ADD CONSTRAINT mailbox_group_of_tenant UNIQUE (id, tenant_id);
ALTER TABLE mailbox DROP CONSTRAINT mailbox_group_id_fkey;
ALTER TABLE mailbox ADD CONSTRAINT mailbox_group_id_fkey
  FOREIGN KEY (group_id, tenant_id) REFERENCES mailbox_group (id, tenant_id) ON DELETE SET NULL (group_id);
