-- fields: a line for each, see FieldsAsText. changes counts what the user says anew of itself.
alter table users add column fields varchar(40000) default '' not null;
alter table users add column changes bigint default 0 not null;
