-- generation counts up whenever all that was proved before shall count no more.
alter table users add column disabled boolean default false not null;
alter table users add column generation int default 0 not null;

-- id is a keyed hash of the token, which is not kept.
create table sessions (
    id         varchar(64) not null,
    owner_id   varchar(64) not null,
    generation int         not null,
    created    bigint      not null,
    last_used  bigint      not null,
    ends       bigint      not null,
    constraint sessions_pk primary key (id),
    constraint sessions_owner foreign key (owner_id) references users (id) on delete cascade
);

create index sessions_of_owner on sessions (owner_id, created);
create index sessions_by_end on sessions (ends);
create index sessions_by_use on sessions (last_used);
