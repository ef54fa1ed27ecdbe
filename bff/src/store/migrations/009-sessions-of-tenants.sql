-- The backup servers of two tenants may use the same ids for their sessions.
alter table restore_calls add column session_tenant text;
update restore_calls set session_tenant = (select tid from restores where restores.id = restore_calls.restore_id)
  where session_id is not null;
drop index restore_calls_session;
create unique index restore_calls_session on restore_calls (session_tenant, session_id);
