create table "write_key" (
  "id" bigserial not null,
  "source_id" bigint not null,
  "key_hash" text not null,
  "prefix" text not null,
  "origins" text[] not null default '{}',
  "types" text[] not null default '{}',
  "created_by" text not null,
  "created_at" timestamptz(6) not null default current_timestamp,
  "rotated_at" timestamptz(6),
  "revoked_at" timestamptz(6),
  "last_used_at" timestamptz(6),

  constraint "write_key_pkey" primary key ("id"),
  constraint "write_key_source_id_fkey" foreign key ("source_id") references "source" ("id") on delete cascade on update cascade
);

create unique index "write_key_key_hash_key" on "write_key" ("key_hash");

create index "write_key_source_id_idx" on "write_key" ("source_id");
