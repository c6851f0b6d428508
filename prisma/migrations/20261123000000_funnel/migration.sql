-- Raw: written by ingest only. Ids come from outside and are kept as they came.
-- Every fact table's key begins with user_id, so that user_id can be a distribution column.

create table "event" (
  "user_id" text not null,
  "id" text not null,
  "session_id" text not null,
  "type" text not null,
  "occurred_at" timestamptz(6) not null,
  "received_at" timestamptz(6) not null default current_timestamp,
  "product_id" text,
  "order_id" text,
  "page_url" text,
  "properties" jsonb,
  constraint "event_pkey" primary key ("user_id", "id")
);
create index "event_session_id_idx" on "event" ("session_id");
create index "event_order_id_idx" on "event" ("order_id");

create table "product" (
  "id" text not null,
  "name" text not null,
  "price" decimal(12, 2),
  "inventory" integer,
  constraint "product_pkey" primary key ("id")
);

create table "user" (
  "id" text not null,
  "first_name" text,
  "last_name" text,
  "email" text,
  "phone_number" text,
  "created_at" timestamptz(6),
  "updated_at" timestamptz(6),
  "address_id" text,
  constraint "user_pkey" primary key ("id")
);

create table "address" (
  "id" text not null,
  "address" text,
  "zipcode" text,
  "state" text,
  "country" text,
  constraint "address_pkey" primary key ("id")
);

create table "promo" (
  "id" text not null,
  "discount" decimal(12, 2),
  "status" text,
  constraint "promo_pkey" primary key ("id")
);

create table "order" (
  "user_id" text not null,
  "id" text not null,
  "promo_id" text,
  "address_id" text,
  "created_at" timestamptz(6),
  "order_cost" decimal(12, 2),
  "shipping_cost" decimal(12, 2),
  "order_total" decimal(12, 2),
  "tracking_id" text,
  "shipping_service" text,
  "estimated_delivery_at" timestamptz(6),
  "delivered_at" timestamptz(6),
  "status" text,
  constraint "order_pkey" primary key ("user_id", "id")
);
create index "order_id_idx" on "order" ("id");

create table "order_item" (
  "user_id" text not null,
  "order_id" text not null,
  "product_id" text not null,
  "quantity" integer not null,
  constraint "order_item_pkey" primary key ("user_id", "order_id", "product_id")
);
create index "order_item_order_id_idx" on "order_item" ("order_id");

-- Marks: appended by the transaction that stores rows, taken away by the refresh that has read them.

create table "dirty_session" (
  "id" bigserial not null,
  "user_id" text not null,
  "session_id" text not null,
  constraint "dirty_session_pkey" primary key ("id")
);

create table "dirty_order" (
  "id" bigserial not null,
  "user_id" text not null,
  "order_id" text not null,
  constraint "dirty_order_pkey" primary key ("id")
);

-- Derived: the materialized funnel. Written by refresh only; every row can be rebuilt from the raw tables.
-- steps: bits, 1 viewed, 2 added to cart, 4 checked out, 8 shipped.

create table "product_funnel" (
  "user_id" text not null,
  "session_id" text not null,
  "product_id" text not null,
  "started_on" date not null,
  "viewed_at" timestamptz(6),
  "carted_at" timestamptz(6),
  "checked_out_at" timestamptz(6),
  "shipped_at" timestamptz(6),
  "steps" smallint not null,
  constraint "product_funnel_pkey" primary key ("user_id", "session_id", "product_id")
);
create index "product_funnel_product_id_started_on_user_id_steps_idx" on "product_funnel" ("product_id", "started_on", "user_id", "steps");
create index "product_funnel_started_on_idx" on "product_funnel" ("started_on");

create table "session_path" (
  "user_id" text not null,
  "session_id" text not null,
  "started_on" date not null,
  "started_at" timestamptz(6) not null,
  "steps" smallint not null,
  "path" text not null,
  "offsets_ms" bigint[],
  constraint "session_path_pkey" primary key ("user_id", "session_id")
);
create unique index "session_path_session_id_key" on "session_path" ("session_id");
create index "session_path_started_on_user_id_steps_idx" on "session_path" ("started_on", "user_id", "steps");

create table "session_day" (
  "day" date not null,
  "steps" smallint not null,
  "sessions" integer not null,
  constraint "session_day_pkey" primary key ("day", "steps")
);

create table "product_day" (
  "day" date not null,
  "product_id" text not null,
  "steps" smallint not null,
  "sessions" integer not null,
  constraint "product_day_pkey" primary key ("day", "product_id", "steps")
);
create index "product_day_product_id_day_idx" on "product_day" ("product_id", "day");

-- Upkeep.

create table "refresh_state" (
  "id" smallint not null,
  "time_zone" text,
  "refreshed_at" timestamptz(6),
  "data_kind" text,
  constraint "refresh_state_pkey" primary key ("id")
);
insert into "refresh_state" ("id") values (1);

create table "import_run" (
  "id" bigserial not null,
  "format" text not null,
  "source" text not null,
  "started_at" timestamptz(6) not null default current_timestamp,
  "finished_at" timestamptz(6),
  "rows_read" integer not null default 0,
  "stored" integer not null default 0,
  "repeated" integer not null default 0,
  "rejected" integer not null default 0,
  constraint "import_run_pkey" primary key ("id")
);

create table "import_reject" (
  "file" text not null,
  "line" integer not null,
  "row_hash" text not null,
  "reason" text not null,
  "row" text not null,
  "import_id" bigint not null,
  "rejected_at" timestamptz(6) not null default current_timestamp,
  constraint "import_reject_pkey" primary key ("file", "line", "row_hash")
);
