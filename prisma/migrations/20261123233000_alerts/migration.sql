-- What is wrong now, and the outbox of what is told about it.

create table "alert" (
  "key" text not null,
  "severity" text not null,
  "state" text not null,
  "title" text not null,
  "detail" text not null,
  "path" text not null,
  "fingerprint" text not null,
  "since" timestamptz(6) not null,
  "told_fingerprint" text,
  "told_title" text,
  "told_at" timestamptz(6),
  constraint "alert_pkey" primary key ("key")
);

create table "alert_delivery" (
  "id" uuid not null,
  "number" bigserial not null,
  "channel" text not null,
  "recipient" text not null,
  "alert_key" text not null,
  "kind" text not null,
  "payload" jsonb not null,
  "attempts" integer not null default 0,
  "state" text not null,
  "next_attempt_at" timestamptz(6) not null,
  "last_error" text,
  "created_at" timestamptz(6) not null,
  "delivered_at" timestamptz(6),
  constraint "alert_delivery_pkey" primary key ("id")
);
create unique index "alert_delivery_number_key" on "alert_delivery" ("number");
create index "alert_delivery_state_next_attempt_at_idx" on "alert_delivery" ("state", "next_attempt_at");
create index "alert_delivery_created_at_idx" on "alert_delivery" ("created_at");

create table "alert_judgement" (
  "id" integer not null default 1,
  "judged_at" timestamptz(6),
  constraint "alert_judgement_pkey" primary key ("id")
);
insert into "alert_judgement" ("id") values (1);
