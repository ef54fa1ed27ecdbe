-- Who acts for whom, by a portal session: it ends with that.
create table acting (
  session_key text not null,
  -- The managed person's id, and what they were called then.
  scope text not null,
  name text not null,
  email text not null,
  kind text not null,
  -- Names this acting in caches: another one with every beginning and every reason.
  number text not null,
  since bigint not null,
  reason text not null,
  -- Set once the backup server no longer lets the operator; the page is told so until it lets go.
  lost_at bigint,
  primary key (session_key, scope)
);

-- Whom a person acted for of late, whatever portal session it was.
create table recent_scopes (
  tid text not null,
  oid text not null,
  scope text not null,
  at bigint not null,
  primary key (tid, oid, scope)
);

-- Whose data a restore was about, as they were called then; null: one's own.
alter table restores add column person_name text;
alter table restores add column person_email text;
