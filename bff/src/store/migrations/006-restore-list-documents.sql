-- OneDrive: the document as the backup server wants it back; mail: a hash of what it says of the message. Null for what
-- has to be looked up again when it is restored.
alter table restore_list_entries add column document text;
