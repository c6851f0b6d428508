-- The pipeline: its runs and their steps, snapshots, data tests, and what refreshes restated.

-- When a source says its rows last changed, where it does; what the timestamp strategy of snapshots reads.
alter table "order" add column "updated_at" timestamptz(6);
alter table "product" add column "updated_at" timestamptz(6);

-- When a refresh last computed something: a refresh that found nothing to do brings no new numbers.
alter table "refresh_state" add column "changed_at" timestamptz(6);
update "refresh_state" set "changed_at" = "refreshed_at";

create table "order_snapshot" (
  "dbt_scd_id" text not null,
  "user_id" text not null,
  "id" text not null,
  "promo_id" text,
  "address_id" text,
  "created_at" timestamptz(6),
  "order_cost" decimal(12,2),
  "shipping_cost" decimal(12,2),
  "order_total" decimal(12,2),
  "tracking_id" text,
  "shipping_service" text,
  "estimated_delivery_at" timestamptz(6),
  "delivered_at" timestamptz(6),
  "status" text,
  "updated_at" timestamptz(6),
  "dbt_updated_at" timestamptz(6) not null,
  "dbt_valid_from" timestamptz(6) not null,
  "dbt_valid_to" timestamptz(6),
  "dbt_is_deleted" boolean not null default false,
  constraint "order_snapshot_pkey" primary key ("dbt_scd_id")
);
create index "order_snapshot_user_id_id_dbt_valid_from_idx" on "order_snapshot" ("user_id", "id", "dbt_valid_from");
create index "order_snapshot_id_idx" on "order_snapshot" ("id");
create index "order_snapshot_created_at_idx" on "order_snapshot" ("created_at");

create table "product_snapshot" (
  "dbt_scd_id" text not null,
  "id" text not null,
  "name" text not null,
  "price" decimal(12,2),
  "inventory" integer,
  "category" text,
  "updated_at" timestamptz(6),
  "dbt_updated_at" timestamptz(6) not null,
  "dbt_valid_from" timestamptz(6) not null,
  "dbt_valid_to" timestamptz(6),
  "dbt_is_deleted" boolean not null default false,
  constraint "product_snapshot_pkey" primary key ("dbt_scd_id")
);
create index "product_snapshot_id_dbt_valid_from_idx" on "product_snapshot" ("id", "dbt_valid_from");

create table "pipeline_run" (
  "id" bigserial not null,
  "invocation_id" text not null,
  "trigger" text not null,
  "asked_by" text not null,
  "selected" text[] not null,
  "scheduled_for" timestamptz(6),
  "holder" text not null,
  "state" text not null,
  "started_at" timestamptz(6) not null default current_timestamp,
  "heartbeat_at" timestamptz(6) not null default current_timestamp,
  "finished_at" timestamptz(6),
  constraint "pipeline_run_pkey" primary key ("id")
);
create unique index "pipeline_run_scheduled_for_key" on "pipeline_run" ("scheduled_for");
create index "pipeline_run_started_at_idx" on "pipeline_run" ("started_at");
-- One run at a time, across all processes.
create unique index "pipeline_run_one_running" on "pipeline_run" (("finished_at" is null)) where "finished_at" is null;

create table "pipeline_step" (
  "run_id" bigint not null,
  "name" text not null,
  "number" integer not null,
  "state" text not null,
  "started_at" timestamptz(6),
  "finished_at" timestamptz(6),
  "rows" bigint,
  "message" text,
  "log" text[] not null default '{}',
  constraint "pipeline_step_pkey" primary key ("run_id", "name"),
  constraint "pipeline_step_run_id_fkey" foreign key ("run_id") references "pipeline_run" ("id") on delete cascade on update cascade
);

create table "data_test_result" (
  "run_id" bigint not null,
  "test" text not null,
  "model" text not null,
  "column" text,
  "state" text not null,
  "failures" integer not null,
  "message" text not null,
  "started_at" timestamptz(6) not null,
  "finished_at" timestamptz(6) not null,
  constraint "data_test_result_pkey" primary key ("run_id", "test"),
  constraint "data_test_result_run_id_fkey" foreign key ("run_id") references "pipeline_run" ("id") on delete cascade on update cascade
);
create index "data_test_result_test_finished_at_idx" on "data_test_result" ("test", "finished_at");

create table "data_test_row" (
  "run_id" bigint not null,
  "test" text not null,
  "number" integer not null,
  "row" jsonb not null,
  constraint "data_test_row_pkey" primary key ("run_id", "test", "number"),
  constraint "data_test_row_run_id_test_fkey" foreign key ("run_id", "test") references "data_test_result" ("run_id", "test") on delete cascade on update cascade
);

create table "model_count" (
  "run_id" bigint not null,
  "model" text not null,
  "rows" bigint not null,
  constraint "model_count_pkey" primary key ("run_id", "model"),
  constraint "model_count_run_id_fkey" foreign key ("run_id") references "pipeline_run" ("id") on delete cascade on update cascade
);

create table "refresh_run" (
  "id" bigserial not null,
  "at" timestamptz(6) not null default current_timestamp,
  "scope" text not null,
  "sessions" integer not null,
  "restated_days" integer not null,
  "restated_products" integer not null,
  constraint "refresh_run_pkey" primary key ("id")
);
create index "refresh_run_at_idx" on "refresh_run" ("at");

create table "restatement" (
  "refresh_id" bigint not null,
  "day" date not null,
  "product_id" text not null,
  "viewed_before" integer not null,
  "viewed_after" integer not null,
  "carted_before" integer not null,
  "carted_after" integer not null,
  "checked_out_before" integer not null,
  "checked_out_after" integer not null,
  "shipped_before" integer not null,
  "shipped_after" integer not null,
  constraint "restatement_pkey" primary key ("refresh_id", "day", "product_id"),
  constraint "restatement_refresh_id_fkey" foreign key ("refresh_id") references "refresh_run" ("id") on delete cascade on update cascade
);

create table "watched_file" (
  "path" text not null,
  "bytes" bigint not null,
  "modified_at" timestamptz(6) not null,
  "import_id" bigint not null,
  "imported_at" timestamptz(6) not null default current_timestamp,
  constraint "watched_file_pkey" primary key ("path")
);
