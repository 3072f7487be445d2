-- Ten thousand users whose presence changes and ten thousand watchers, all with the password "secret": copies of one
-- that signed up. The hash is an Argon2id of the smallest cost, which only a benchmark would put into a database.
create table copies as
    select pattern.*, number.x as number from users pattern, system_range(0, 19999) number
    where pattern.address = 'pattern@example.com';

update copies set
    id = 'ubenchmark' || number,
    address = case when number < 10000 then 'user' || number else 'watcher' || (number - 10000) end || '@example.com',
    password_hash = '$argon2id$v=19$m=8,t=1,p=1$YmVuY2htYXJrLW9ubHktMQ$JUtVulfSYX5faFvkt143Uh4sFlc35MEgBFOuIpZh8vM';

alter table copies drop column number;
insert into users select * from copies;
drop table copies;
