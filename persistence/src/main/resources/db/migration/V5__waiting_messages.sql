-- Messages on their way that are to survive the whole cluster, and the contacts that they wait for.
create table waiting_messages (
    id          varchar(64)  not null,
    sender      varchar(320) not null,
    receiver    varchar(320) not null,
    type        varchar(255) not null,
    bytes       bytea        not null,
    sent        bigint       not null,
    expires     bigint       not null,
    kind        varchar(16)  not null,
    store       boolean      not null,
    fingerprint varchar(64)  not null,
    constraint waiting_messages_pk primary key (id)
);

create index waiting_messages_end on waiting_messages (expires);

create table waiting_places (
    message_id varchar(64) not null,
    contact    varchar(64) not null,
    seq        bigint      not null,
    phone      boolean     not null,
    constraint waiting_places_pk primary key (message_id, contact),
    constraint waiting_places_message foreign key (message_id) references waiting_messages (id) on delete cascade
);
