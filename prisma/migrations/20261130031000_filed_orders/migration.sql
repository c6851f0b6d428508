-- Which orders a file or a table of orders has, and which only an event told of: what tracking misses is the difference.

-- Orders that are here came from files of orders.
alter table "order" add column "is_filed" boolean not null default true;
