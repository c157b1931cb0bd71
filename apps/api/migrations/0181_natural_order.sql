-- Lists of names and addresses in the order that people expect: deposito2 before deposito10, Álvarez beside Alvarez.
-- Deterministic, so what is equal stays equal to the letter; only the order is its own. The unique indexes keep theirs.
SET LOCAL app.scope = 'platform';
CREATE COLLATION natural_order (provider = icu, locale = 'es-u-kn-true', deterministic = true);
CREATE INDEX mailbox_in_order ON mailbox (tenant_id, address COLLATE natural_order);
CREATE INDEX mailbox_of_group_in_order ON mailbox (group_id, address COLLATE natural_order) WHERE group_id IS NOT NULL;
DROP INDEX mailbox_group_members;
CREATE INDEX alias_in_order ON alias (tenant_id, address COLLATE natural_order);
CREATE INDEX distribution_list_in_order ON distribution_list (tenant_id, address COLLATE natural_order);
CREATE INDEX mailbox_group_in_order ON mailbox_group (tenant_id, name COLLATE natural_order);
CREATE INDEX tenant_in_order ON tenant (name COLLATE natural_order, id);
