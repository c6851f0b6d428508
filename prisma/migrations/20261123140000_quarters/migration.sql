-- Categories, goals and annotations.

alter table "product" add column "category" text;
create index "product_category_idx" on "product" ("category");

create table "goal" (
  "id" bigserial not null,
  "metric" text not null,
  "scope" text not null,
  "scope_name" text,
  "quarter_from" date not null,
  "quarter_to" date not null,
  "target" double precision not null,
  "owner" text not null,
  "note" text,
  "created_at" timestamptz(6) not null default current_timestamp,
  "closed_at" timestamptz(6),
  constraint "goal_pkey" primary key ("id")
);
create index "goal_quarter_from_idx" on "goal" ("quarter_from");

create table "goal_change" (
  "goal_id" bigint not null,
  "number" integer not null,
  "changed_at" timestamptz(6) not null default current_timestamp,
  "action" text not null,
  "target" double precision not null,
  "owner" text not null,
  "note" text,
  constraint "goal_change_pkey" primary key ("goal_id", "number"),
  constraint "goal_change_goal_id_fkey" foreign key ("goal_id") references "goal" ("id") on delete cascade on update cascade
);

create table "annotation" (
  "id" bigserial not null,
  "day" date not null,
  "kind" text not null,
  "title" text not null,
  "created_at" timestamptz(6) not null default current_timestamp,
  "updated_at" timestamptz(6) not null default current_timestamp,
  constraint "annotation_pkey" primary key ("id")
);
create index "annotation_day_idx" on "annotation" ("day");
