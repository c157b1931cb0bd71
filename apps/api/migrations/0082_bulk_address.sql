-- Where a node's bulk mail leaves from: an address of its own, so that what receivers think of it does not touch everyday mail.
ALTER TABLE node ADD COLUMN bulk_address inet UNIQUE;
