-- Since when each order is known, so that a past day is told from what is kept, and how many pieces of a product were kept.
alter table "order_standing"
  add column "known_since" timestamptz(6),
  add column "kept_pieces" integer[];
alter table "order_day" add column "pieces" integer not null default 0;

drop index "order_standing_settles_at_idx";
create index "order_standing_settles_at_idx" on "order_standing" ("settles_at", "opens_at")
  include ("known_since", "known_on", "order_id");
drop index "order_standing_known_on_idx";
create index "order_standing_known_on_idx" on "order_standing" ("known_on")
  include ("known_since", "order_id");

-- Sessions by the values of attributes, and by the minutes to their conversion.
create table "session_count" (
  "funnel" text not null,
  "topic" text not null,
  "start" date not null,
  "name" text not null,
  "value" text not null,
  "sessions" integer[],
  primary key ("funnel", "topic", "start", "name", "value")
);

-- How long the orders of a week took.
create table "order_time" (
  "scope_kind" text not null,
  "scope_value" text not null,
  "gap" smallint not null,
  "bucket" smallint not null,
  "week" date not null,
  "part" text not null,
  "orders" integer not null,
  "times" bigint[],
  primary key ("scope_kind", "scope_value", "gap", "bucket", "week", "part")
);

-- The next refresh makes all of it.
update "refresh_state" set "tables" = '{}';
