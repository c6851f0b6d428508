-- Any data in: what the names of events mean, who sent what, and whose ids are one person's.

-- What the shop calls its events, by what they mean: a step of the product funnel by its key, or what is none.
create table "event_meaning" (
  "type" text not null,
  "meaning" text not null,
  "changed_at" timestamptz(6) not null default now(),
  constraint "event_meaning_pkey" primary key ("type")
);
insert into "event_meaning" ("type", "meaning") values
  ('page_view', 'viewed'),
  ('add_to_cart', 'added_to_cart'),
  ('checkout', 'checked_out'),
  ('package_shipped', 'shipped');

-- Where rows come from.
create table "source" (
  "id" bigserial not null,
  "name" text not null,
  "kind" text not null,
  -- Under which keys files of it are known again; null where it is no layout of files.
  "keys_hash" text,
  "settings" jsonb not null default '{}',
  -- How far it was read.
  "position" jsonb,
  "created_by" text not null,
  "created_at" timestamptz(6) not null default now(),
  "removed_at" timestamptz(6),
  constraint "source_pkey" primary key ("id")
);
create unique index "source_name_key" on "source" ("name");
create index "source_keys_hash_idx" on "source" ("keys_hash");

-- What its fields mean, numbered from 1; never changed.
create table "source_mapping" (
  "source_id" bigint not null,
  "number" integer not null,
  "mapping" jsonb not null,
  "author" text not null,
  "created_at" timestamptz(6) not null default now(),
  constraint "source_mapping_pkey" primary key ("source_id", "number"),
  constraint "source_mapping_source_id_fkey" foreign key ("source_id") references "source" ("id")
    on update cascade on delete cascade
);

alter table "import_run"
  add column "source_id" bigint,
  add column "mapping_number" integer,
  -- Of files that somebody sent: where they wait.
  add column "files" jsonb not null default '[]',
  add column "bytes_total" bigint not null default 0,
  add column "bytes_read" bigint not null default 0,
  -- Why it ended before its end.
  add column "problem" text,
  add column "undone_at" timestamptz(6),
  add column "asked_by" text;
create index "import_run_source_id_idx" on "import_run" ("source_id");

-- The import that brought a row; null of what came before this was kept, and of the demo. An event has the ids that stood
-- in its row, and what it says of its session.
alter table "event"
  add column "import_id" bigint,
  add column "anonymous_id" text,
  -- Whether its source names no session: then idle minutes made it.
  add column "is_idle" boolean not null default false,
  add column "attributes" jsonb;
create index "event_import_id_idx" on "event" ("import_id") where "import_id" is not null;
-- Around an event without a session, those of the same user.
create index "event_idle_user_id_occurred_at_idx" on "event" ("user_id", "occurred_at") where "is_idle";

-- What events mean can change, so no index is of the types that they have today.
drop index "event_session_id_occurred_at_idx";
drop index "event_moved_session_id_occurred_at_idx";
create index "event_session_id_occurred_at_idx" on "event" ("session_id", "occurred_at");
create index "event_moved_session_id_occurred_at_idx" on "event" ("session_id", "occurred_at")
  where "given_user_id" is not null;

alter table "order"
  add column "currency" text,
  add column "import_id" bigint,
  -- The user that its row names, where the source tied that one to another.
  add column "given_user_id" text;
create index "order_given_user_id_idx" on "order" ("given_user_id") where "given_user_id" is not null;

-- A session of which the source says nothing ends after so many minutes without an event.
alter table "refresh_state" add column "idle_minutes" integer not null default 30;

-- What came back of an order's money.
create table "refund" (
  "user_id" text not null,
  "id" text not null,
  "order_id" text not null,
  "amount" decimal(12, 2),
  "currency" text,
  "refunded_at" timestamptz(6) not null,
  "import_id" bigint,
  constraint "refund_pkey" primary key ("user_id", "id")
);
create index "refund_id_idx" on "refund" ("id");
create index "refund_order_id_idx" on "refund" ("order_id");

-- Whoever was one id is another, as a source said first at that time.
create table "id_tie" (
  "from_id" text not null,
  "to_id" text not null,
  "tied_at" timestamptz(6) not null,
  "import_id" bigint not null default 0,
  constraint "id_tie_pkey" primary key ("from_id", "to_id", "import_id")
);
create index "id_tie_to_id_idx" on "id_tie" ("to_id");

-- What a session's first event that says so says of it.
alter table "session_path" add column "attributes" jsonb not null default '{}';

-- One object of several; of a name that several have the last one's value stands.
create aggregate "jsonb_merge" (jsonb) (
  sfunc = jsonb_concat,
  stype = jsonb
);
