create table "saved_funnel" (
  "id" bigserial not null,
  "name" text not null,
  "description" text,
  "owner_id" text,
  "owner_name" text not null,
  "created_at" timestamptz(6) not null default current_timestamp,
  "updated_at" timestamptz(6) not null default current_timestamp,
  "deleted_at" timestamptz(6),

  constraint "saved_funnel_pkey" primary key ("id"),
  constraint "saved_funnel_owner_id_fkey" foreign key ("owner_id") references "member" ("id") on delete set null on update cascade
);

create table "funnel_version" (
  "funnel_id" bigint not null,
  "number" integer not null,
  "definition" jsonb not null,
  "author" text not null,
  "created_at" timestamptz(6) not null default current_timestamp,

  constraint "funnel_version_pkey" primary key ("funnel_id", "number"),
  constraint "funnel_version_funnel_id_fkey" foreign key ("funnel_id") references "saved_funnel" ("id") on delete cascade on update cascade
);
