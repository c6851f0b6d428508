-- Reports of orders look for what events say of each: with all of that in the index, they read no events.
drop index "event_order_id_idx";
create index "event_order_id_idx" on "event" ("order_id", "user_id", "type", "occurred_at", "received_at") where "order_id" is not null;

-- Large tables are not counted row by row for the docs.
alter table "model_count" add column "is_estimate" boolean not null default false;
