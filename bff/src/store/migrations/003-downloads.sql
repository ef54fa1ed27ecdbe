-- Downloads that were checked and may be fetched: a file or a ZIP each, by an address of its own.
create table downloads (
  -- Random; of use only together with the portal session.
  id text primary key,
  session_key text not null,
  -- Whose data.
  scope text not null,
  -- What is to be downloaded, as JSON.
  items text not null,
  expires_at bigint not null
);
create index downloads_session on downloads (session_key, expires_at);
create index downloads_expires_at on downloads (expires_at);
