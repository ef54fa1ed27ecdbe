-- What a person asked to have restored, once. What became of it is the backup server's to say; kept here as last told.
create table restores (
  id text primary key,
  -- Who asked: a person is tid and oid.
  tid text not null,
  oid text not null,
  -- Whose data.
  scope text not null,
  -- The client's key, and a hash of what it asked for with it.
  idempotency_key text not null,
  payload_hash text not null,
  -- The portal session whose token is used.
  session_key text not null,
  created_at bigint not null,
  ended_at bigint,
  -- Set when the person asked to stop it.
  stop_requested_at bigint,
  -- waiting, working, unknown, finished
  state text not null,
  -- success, warning, failed, stopped; null until finished
  result text,
  title text not null,
  reason text not null,
  options text not null,
  unique (tid, oid, idempotency_key)
);
create index restores_person on restores (tid, oid, created_at);
create index restores_open on restores (created_at) where state <> 'finished';

-- The requests to the backup server that a restore is split into, asked for in order.
create table restore_calls (
  restore_id text not null references restores (id) on delete cascade,
  number integer not null,
  workload text not null,
  point text not null,
  -- Mailbox or OneDrive.
  container text not null,
  -- Stands in the reason of the backup server's restore session, so that it can be found without its id.
  mark text not null unique,
  -- intended: certainly not asked for; asked: perhaps carried out; started: its session is known; unknown: no session
  -- was found; failed: certainly not carried out; finished
  state text not null,
  asked_at bigint,
  session_id text,
  -- success, warning, failed as the backup server says; stopped: never asked for, since the person stopped the restore
  result text,
  message text not null default '',
  total integer not null,
  restored integer not null default 0,
  skipped integer not null default 0,
  failed integer not null default 0,
  primary key (restore_id, number)
);
create unique index restore_calls_session on restore_calls (session_id);

create table restore_items (
  restore_id text not null references restores (id) on delete cascade,
  number integer not null,
  call_number integer not null,
  -- The item's id in the portal's addresses.
  portal_id text not null,
  name text not null,
  -- OneDrive: the document as the backup server wants it back.
  document text,
  -- waiting, restored, skipped, warning, failed
  status text not null default 'waiting',
  message text not null default '',
  primary key (restore_id, number)
);
create index restore_items_call on restore_items (restore_id, call_number);

create table restore_events (
  restore_id text not null references restores (id) on delete cascade,
  call_number integer not null,
  number integer not null,
  time bigint not null,
  status text not null,
  message text not null,
  primary key (restore_id, call_number, number)
);
