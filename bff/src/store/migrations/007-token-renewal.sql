-- Until when one process may renew the tokens; the others wait for what it gets.
alter table restore_tokens add column renewing_until bigint;
