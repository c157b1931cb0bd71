-- When a device's password last let somebody in, by which way and from where; Dovecot's log says it (not SMTP, which does not tell).
ALTER TABLE app_password
  ADD COLUMN last_used_at timestamptz,
  ADD COLUMN last_used_protocol text,
  ADD COLUMN last_used_address text;
