-- What an operator has had shown of contents that are covered, as long as they act.
create table shown (
  session_key text not null,
  scope text not null,
  -- item, folder
  kind text not null,
  -- In the portal's addresses.
  id text not null,
  at bigint not null,
  primary key (session_key, scope, kind, id)
);
