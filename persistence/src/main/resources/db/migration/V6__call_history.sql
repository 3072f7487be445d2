-- One row for each call, from its start on; ended and reason come once, when it is over.
create table past_calls (
    id      varchar(64)  not null,
    subject varchar(256) not null,
    creator varchar(320) not null,
    created bigint       not null,
    ended   bigint,
    reason  varchar(32),
    constraint past_calls_pk primary key (id)
);

create index past_calls_by_age on past_calls (created);
create index past_calls_by_end on past_calls (ended, created);

-- One row for everybody who had a part in a call, by address: a call may be with people who are no users of ours.
-- created is the call's, so that a person's history is read from one index.
create table past_call_people (
    call_id   varchar(64)  not null,
    address   varchar(320) not null,
    created   bigint       not null,
    role      varchar(32)  not null,
    via       varchar(16),
    joined    bigint,
    left_call bigint,
    constraint past_call_people_pk primary key (call_id, address),
    constraint past_call_people_call foreign key (call_id) references past_calls (id) on delete cascade
);

create index past_call_people_history on past_call_people (address, created, call_id);
