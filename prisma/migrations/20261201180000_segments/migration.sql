create table "segment" (
  "id" bigserial not null,
  "name" text not null,
  "description" text,
  "filter" text not null,
  "owner_id" text,
  "owner_name" text not null,
  "created_at" timestamptz(6) not null default current_timestamp,
  "updated_at" timestamptz(6) not null default current_timestamp,
  "deleted_at" timestamptz(6),

  constraint "segment_pkey" primary key ("id"),
  constraint "segment_owner_id_fkey" foreign key ("owner_id") references "member" ("id") on delete set null on update cascade
);
