-- Where each order stands, and how many orders of a day stand so: kept by the refresh, so that a page reads few rows.
create table "stale_order" (
  "id" bigserial not null primary key,
  "order_id" text not null
);

-- Orders of which something came since a snapshot looked at them, and how it last looked.
create table "unseen_order" (
  "order_id" text not null primary key
);
create table "snapshot_look" (
  "snapshot" text not null primary key,
  "strategy" text not null,
  "hard_deletes" text not null
);
create index "order_gone_at_idx" on "order" ("gone_at") where "gone_at" is not null;

create table "order_standing" (
  "order_id" text not null primary key,
  "known_on" date,
  "service" text,
  "marks" integer not null,
  "to_shipped" bigint,
  "to_delivered" bigint,
  "settles_at" timestamptz(6) not null,
  "opens_at" timestamptz(6),
  "made_on" date,
  "is_filed" boolean not null,
  "tracked_on" date,
  "currency" text,
  "money_marks" smallint not null,
  "paid" decimal not null,
  "came_back" decimal not null,
  "left_over" decimal not null,
  "products" text[],
  "known_categories" text[],
  "categories" text[]
);
create index "order_standing_settles_at_idx" on "order_standing" ("settles_at");
create index "order_standing_known_on_idx" on "order_standing" ("known_on") include ("service", "to_shipped", "to_delivered");
-- 32 is the highest of its marks: refunds that are told when they are asked for.
create index "order_standing_waits_idx" on "order_standing" ("order_id") where "money_marks" >= 32;

create table "order_day" (
  "topic" text not null,
  "scope_kind" text not null,
  "scope_value" text not null,
  "day" date not null,
  "part" text not null,
  "mark" integer not null,
  "orders" integer not null,
  "paid" decimal not null,
  "came_back" decimal not null,
  "left_over" decimal not null,
  primary key ("topic", "scope_kind", "scope_value", "day", "part", "mark")
);

-- The category under which each product was counted.
create table "order_category" (
  "product_id" text not null primary key,
  "category" text,
  "known_category" text
);

-- Since when anything is known.
create index "order_snapshot_dbt_valid_from_idx" on "order_snapshot" ("dbt_valid_from");
-- Versions that ended, and those that still hold.
create index "order_snapshot_dbt_valid_to_idx" on "order_snapshot" ("dbt_valid_to");
