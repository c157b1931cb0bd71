-- What became of one mailbox, alias or list: its own entries of the audit log, newest first.
CREATE INDEX audit_target ON audit (tenant_id, target, id DESC);
