-- Times are epoch milliseconds. Ids of sessions are stored as SHA-256: a copy of the database opens no session.
create table sessions (
  id text primary key,
  data text not null,
  expires_at bigint not null,
  -- A destroyed session keeps its row until it would have expired anyway, so that a late save cannot revive it.
  destroyed_at bigint
);
create index sessions_expires_at on sessions (expires_at);

-- The person's tokens for the backup server, encrypted (AES-256-GCM, the session's id as associated data).
create table restore_tokens (
  session_id text primary key,
  sealed text not null,
  expires_at bigint not null
);
create index restore_tokens_expires_at on restore_tokens (expires_at);
