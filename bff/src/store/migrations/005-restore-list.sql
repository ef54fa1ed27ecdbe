-- What people collected for restoring, per person and scope. The revision names what they saw when they confirm.
create table restore_lists (
  tid text not null,
  oid text not null,
  scope text not null,
  revision bigint not null,
  primary key (tid, oid, scope)
);
create table restore_list_entries (
  tid text not null,
  oid text not null,
  scope text not null,
  -- A hash of what the entry names: nothing is on a list twice.
  id text not null,
  -- In the order in which they were added.
  number bigint not null,
  added_at bigint not null,
  workload text not null,
  -- item, folder, search
  kind text not null,
  -- A restore point's time; of "all time", `all ` and the time that it goes up to.
  point text not null,
  -- The portal's id; null for a search in everything.
  item text,
  version bigint,
  version_name text,
  query text,
  name text not null,
  -- Names of the folders that it is in, as JSON.
  folder text,
  size bigint,
  one_note integer not null,
  primary key (tid, oid, scope, id)
);
create index restore_list_entries_order on restore_list_entries (tid, oid, scope, number);
-- The restore whose failed items this one restores again.
alter table restores add column repeats text;
-- Why it stands still, while it does: busy, unreachable, code.
alter table restores add column paused text;
