-- What everybody who changes a mailbox counts up, and its version is made of. A user without a row has an empty mailbox.
create table mailboxes (
    owner_id varchar(64) not null,
    changes  bigint      not null,
    constraint mailboxes_pk primary key (owner_id),
    constraint mailboxes_owner foreign key (owner_id) references users (id) on delete cascade
);

-- upload_id names the try that brought the message. While it is still coming, id and number are null, size is the
-- room kept for it, and left_at is when it began.
create table stored_messages (
    upload_id   varchar(64)  not null,
    id          varchar(64),
    owner_id    varchar(64)  not null,
    number      bigint,
    sender      varchar(320) not null,
    type        varchar(255) not null,
    size        bigint       not null,
    media       varchar(2048),
    left_at     bigint       not null,
    fingerprint varchar(64)  not null,
    constraint stored_messages_pk primary key (upload_id),
    constraint stored_messages_id unique (owner_id, id),
    constraint stored_messages_number unique (owner_id, number),
    constraint stored_messages_owner foreign key (owner_id) references users (id) on delete cascade
);

create index stored_messages_age on stored_messages (left_at);

create table stored_parts (
    upload_id varchar(64) not null,
    part      int         not null,
    bytes     bytea       not null,
    constraint stored_parts_pk primary key (upload_id, part),
    constraint stored_parts_upload foreign key (upload_id) references stored_messages (upload_id) on delete cascade
);

-- reader is what a device calls itself; empty for the owner on any device.
create table read_marks (
    upload_id varchar(64)  not null,
    reader    varchar(200) not null,
    constraint read_marks_pk primary key (upload_id, reader),
    constraint read_marks_upload foreign key (upload_id) references stored_messages (upload_id) on delete cascade
);
