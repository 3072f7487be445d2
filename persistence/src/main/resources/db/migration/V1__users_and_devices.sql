-- Runs unchanged on H2 2.2 and later and on PostgreSQL 15 and later.
-- Moments are microseconds since 1970 in UTC: see InstantAsMicros. In PostgreSQL: to_timestamp(created / 1e6).

create table users (
    id            varchar(64)  not null,
    address       varchar(320) not null,
    name          varchar(200) not null,
    password_hash varchar(255) not null,
    created       bigint       not null,
    constraint users_pk primary key (id),
    constraint users_address unique (address)
);

create table user_roles (
    user_id varchar(64) not null,
    role    varchar(32) not null,
    constraint user_roles_pk primary key (user_id, role),
    constraint user_roles_user foreign key (user_id) references users (id) on delete cascade
);

-- secret is sealed by AES-256-GCM: see DeviceSeal.
create table devices (
    id       varchar(64)  not null,
    owner_id varchar(64)  not null,
    name     varchar(200) not null,
    secret   varchar(512) not null,
    created  bigint       not null,
    constraint devices_pk primary key (id),
    constraint devices_owner foreign key (owner_id) references users (id) on delete cascade
);

create index devices_of_owner on devices (owner_id, created);
