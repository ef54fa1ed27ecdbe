-- How many things the person chose; a folder is one, whatever it holds.
alter table restores add column chosen integer not null default 1;
