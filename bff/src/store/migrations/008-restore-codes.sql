-- Delegated permission: the codes that a person enters at Microsoft, one for each restore point and workload of a restore.
create table restore_codes (
  restore_id text not null references restores (id) on delete cascade,
  workload text not null,
  point text not null,
  user_code text not null,
  verification_url text not null,
  expires_at bigint not null,
  -- The person says that they have entered it.
  confirmed integer not null default 0,
  -- How many before it the backup server did not take.
  refused integer not null default 0,
  primary key (restore_id, workload, point)
);
