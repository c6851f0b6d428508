-- Whose a row is, is settled when it comes in: an event has the user that it is counted for and, where another one stood
-- in the row, that one too. An id of an event or of an order is one of the shop, whoever its user.

alter table "event" add column "given_user_id" text;

-- What earlier versions stored twice, under two users. Of an event that which was stored last stays.
delete from "event"
using (
  select "user_id", "id",
    row_number() over (
      partition by "id"
      order by "received_at" desc, exists (select 1 from "user" where "user"."id" = "event"."user_id") desc, "user_id"
    ) as "place"
  from "event"
) as "ranked"
where "ranked"."place" > 1
  and "event"."user_id" = "ranked"."user_id"
  and "event"."id" = "ranked"."id";

-- Of an order that which changed last: by its own time of change, else by its delivery, else by its checkout.
delete from "order"
using (
  select "user_id", "id",
    row_number() over (
      partition by "id"
      order by coalesce("updated_at", "delivered_at", "created_at") desc nulls last,
        exists (select 1 from "user" where "user"."id" = "order"."user_id") desc, "user_id"
    ) as "place"
  from "order"
) as "ranked"
where "ranked"."place" > 1
  and "order"."user_id" = "ranked"."user_id"
  and "order"."id" = "ranked"."id";

-- Items go with their order; of a product that stands under several users that of the order's user stays, else the most.
with "gone" as (
  delete from "order_item"
  using "order"
  where "order"."id" = "order_item"."order_id"
    and "order"."user_id" <> "order_item"."user_id"
  returning "order"."user_id", "order_item"."order_id", "order_item"."product_id", "order_item"."quantity"
)
insert into "order_item" ("user_id", "order_id", "product_id", "quantity")
select "user_id", "order_id", "product_id", max("quantity")
from "gone"
group by "user_id", "order_id", "product_id"
on conflict do nothing;

-- The history of an order is one history. Of versions that begin at one moment that of the order's user stays.
delete from "order_snapshot"
using (
  select "dbt_scd_id",
    row_number() over (
      partition by "id", "dbt_valid_from"
      order by exists (
          select 1
          from "order"
          where "order"."id" = "order_snapshot"."id" and "order"."user_id" = "order_snapshot"."user_id"
        ) desc, "dbt_valid_to" desc nulls first, "dbt_scd_id"
    ) as "place"
  from "order_snapshot"
) as "ranked"
where "ranked"."place" > 1
  and "order_snapshot"."dbt_scd_id" = "ranked"."dbt_scd_id";

-- A version ends where the next one begins.
update "order_snapshot"
set "dbt_valid_to" = "following"."begins"
from (
  select "dbt_scd_id", lead("dbt_valid_from") over (partition by "id" order by "dbt_valid_from") as "begins"
  from "order_snapshot"
) as "following"
where "following"."dbt_scd_id" = "order_snapshot"."dbt_scd_id"
  and "following"."begins" < coalesce("order_snapshot"."dbt_valid_to", 'infinity');

drop index "order_snapshot_user_id_id_dbt_valid_from_idx";
drop index "order_snapshot_id_idx";
create index "order_snapshot_id_dbt_valid_from_idx" on "order_snapshot" ("id", "dbt_valid_from");

drop index "session_path_session_id_key";

drop index "event_session_id_idx";
drop index "event_order_id_idx";
create index "event_id_idx" on "event" ("id");
create index "event_user_id_session_id_idx" on "event" ("user_id", "session_id");
create index "event_order_id_idx" on "event" ("order_id") where "order_id" is not null;
-- What is near in time under one session id, to which shipments do not belong.
create index "event_session_id_occurred_at_idx" on "event" ("session_id", "occurred_at") where "type" <> 'package_shipped';
-- Of events that are counted for another user than stood in them: few.
create index "event_moved_session_id_occurred_at_idx" on "event" ("session_id", "occurred_at")
  where "given_user_id" is not null and "type" <> 'package_shipped';
create index "event_given_user_id_session_id_idx" on "event" ("given_user_id", "session_id") where "given_user_id" is not null;

-- One row, which whoever stores rows locks.
create table "storing_turn" (
  "id" smallint not null,
  constraint "storing_turn_pkey" primary key ("id")
);
insert into "storing_turn" ("id") values (1);

-- What is stored is settled, and the funnel made anew under its new keys, by the next refresh.
alter table "refresh_state" add column "is_settled" boolean not null default true;
update "refresh_state" set "is_settled" = false where exists (select 1 from "event");
