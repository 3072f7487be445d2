-- Whom a user lets near: see Privacy in the core. The lists are addresses with a space between, 500 at most, read and written
-- with the user; the version is (0, 0) until the first change.

alter table users add column visibility varchar(16) default 'EVERYONE' not null;
alter table users add column allowed varchar(200000) default '' not null;
alter table users add column blocked varchar(200000) default '' not null;
alter table users add column in_directory boolean default false not null;
alter table users add column privacy_incarnation bigint default 0 not null;
alter table users add column privacy_counter bigint default 0 not null;
