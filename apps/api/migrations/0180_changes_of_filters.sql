-- What was changed of a company's filters and groups, newest first, among all else that its audit log holds.
SET LOCAL app.scope = 'platform';
CREATE INDEX audit_filters ON audit (tenant_id, id DESC)
  WHERE action IN ('tenant.filters_set', 'domain.filters_set', 'group.created', 'group.renamed', 'group.filters_set', 'group.deleted', 'group.restored');
-- The members of a group in the order of the list.
CREATE INDEX mailbox_group_members ON mailbox (group_id, address) WHERE group_id IS NOT NULL;
DROP INDEX mailbox_of_group;
