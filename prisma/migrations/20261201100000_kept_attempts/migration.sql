-- The attempts at saved funnels, each under the id with which its funnel was saved.
create table "attempt" (
  "user_id" text not null,
  "funnel" text not null,
  "started_at" timestamptz(6) not null,
  "session_id" text not null,
  "product_id" text not null,
  "started_on" date not null,
  "reached_at" timestamptz(6)[] not null,
  "steps" smallint not null,
  "open_until" timestamptz(6),
  "attributes" jsonb not null,

  constraint "attempt_pkey" primary key ("user_id", "funnel", "started_at", "session_id", "product_id")
);
alter table "attempt" alter column "reached_at" set storage plain;
create index "attempt_funnel_started_on_idx" on "attempt" ("funnel", "started_on");

-- Of each saved funnel whose attempts are kept, by its id, the version that was counted.
alter table "refresh_state" add column "counted_funnels" jsonb not null default '{}';
