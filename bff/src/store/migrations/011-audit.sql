-- How far the audit record of each replica goes: kept beside its files, so that a cut end is found.
create table audit_heads (
  replica text primary key,
  seq bigint not null,
  hash text not null,
  at bigint not null
);

-- Who did what with whose data, for those whose data it is. Written along with the record; names are here alone.
create table access_history (
  replica text not null,
  seq bigint not null,
  at bigint not null,
  -- Whose data: the tenant, and the id of the person, or of the mailbox as the backup server knows it.
  owner_tid text not null,
  owner_id text not null,
  actor_tid text not null,
  actor_oid text not null,
  actor_name text not null,
  actor_email text not null,
  -- 1: their own doing.
  own integer not null,
  action text not null,
  workload text,
  point text,
  -- What it is called, as its owner may know it.
  name text not null,
  detail text not null,
  reason text not null,
  primary key (replica, seq)
);
create index access_history_owner on access_history (owner_tid, owner_id, at);

-- When somebody last looked at who looked at their data.
create table access_visits (
  tid text not null,
  oid text not null,
  seen_at bigint not null,
  primary key (tid, oid)
);
