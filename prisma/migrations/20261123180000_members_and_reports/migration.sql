-- Members and what they did; saved reports and share links.

create table "member" (
  "id" text not null,
  "name" text not null,
  "email" text not null,
  "email_verified" boolean not null default false,
  "image" text,
  "role" text not null,
  "disabled_at" timestamptz(6),
  "created_at" timestamptz(6) not null default current_timestamp,
  "updated_at" timestamptz(6) not null default current_timestamp,
  constraint "member_pkey" primary key ("id")
);
create unique index "member_email_key" on "member" ("email");

create table "member_session" (
  "id" text not null,
  "token" text not null,
  "member_id" text not null,
  "expires_at" timestamptz(6) not null,
  "ip_address" text,
  "user_agent" text,
  "created_at" timestamptz(6) not null default current_timestamp,
  "updated_at" timestamptz(6) not null default current_timestamp,
  constraint "member_session_pkey" primary key ("id"),
  constraint "member_session_member_id_fkey" foreign key ("member_id") references "member" ("id") on delete cascade on update cascade
);
create unique index "member_session_token_key" on "member_session" ("token");
create index "member_session_member_id_idx" on "member_session" ("member_id");

create table "member_account" (
  "id" text not null,
  "account_id" text not null,
  "provider_id" text not null,
  "member_id" text not null,
  "access_token" text,
  "refresh_token" text,
  "id_token" text,
  "access_token_expires_at" timestamptz(6),
  "refresh_token_expires_at" timestamptz(6),
  "scope" text,
  "password" text,
  "created_at" timestamptz(6) not null default current_timestamp,
  "updated_at" timestamptz(6) not null default current_timestamp,
  constraint "member_account_pkey" primary key ("id"),
  constraint "member_account_member_id_fkey" foreign key ("member_id") references "member" ("id") on delete cascade on update cascade
);
create unique index "member_account_provider_id_account_id_key" on "member_account" ("provider_id", "account_id");
create index "member_account_member_id_idx" on "member_account" ("member_id");

create table "member_verification" (
  "id" text not null,
  "identifier" text not null,
  "value" text not null,
  "expires_at" timestamptz(6) not null,
  "created_at" timestamptz(6) not null default current_timestamp,
  "updated_at" timestamptz(6) not null default current_timestamp,
  constraint "member_verification_pkey" primary key ("id")
);
create index "member_verification_identifier_idx" on "member_verification" ("identifier");

create table "member_invitation" (
  "id" bigserial not null,
  "token_hash" text not null,
  "email" text not null,
  "role" text not null,
  "member_id" text,
  "invited_by" text not null,
  "created_at" timestamptz(6) not null default current_timestamp,
  "expires_at" timestamptz(6) not null,
  "used_at" timestamptz(6),
  "revoked_at" timestamptz(6),
  constraint "member_invitation_pkey" primary key ("id"),
  constraint "member_invitation_member_id_fkey" foreign key ("member_id") references "member" ("id") on delete cascade on update cascade
);
create unique index "member_invitation_token_hash_key" on "member_invitation" ("token_hash");

create table "workspace" (
  "id" smallint not null,
  "first_admin_id" text,
  constraint "workspace_pkey" primary key ("id")
);
insert into "workspace" ("id") values (1);

create table "audit_entry" (
  "id" bigserial not null,
  "at" timestamptz(6) not null default current_timestamp,
  "member_id" text,
  "actor" text not null,
  "action" text not null,
  "subject" text not null,
  "detail" text,
  "address" text,
  constraint "audit_entry_pkey" primary key ("id")
);
create index "audit_entry_at_idx" on "audit_entry" ("at");

create table "guess_count" (
  "key" text not null,
  "window_start" timestamptz(6) not null,
  "guesses" integer not null,
  constraint "guess_count_pkey" primary key ("key", "window_start")
);
create index "guess_count_window_start_idx" on "guess_count" ("window_start");

create table "report" (
  "id" bigserial not null,
  "name" text not null,
  "description" text,
  "owner_id" text,
  "owner_name" text not null,
  "created_at" timestamptz(6) not null default current_timestamp,
  "updated_at" timestamptz(6) not null default current_timestamp,
  "deleted_at" timestamptz(6),
  constraint "report_pkey" primary key ("id"),
  constraint "report_owner_id_fkey" foreign key ("owner_id") references "member" ("id") on delete set null on update cascade
);

create table "report_version" (
  "report_id" bigint not null,
  "number" integer not null,
  "definition" jsonb not null,
  "author" text not null,
  "created_at" timestamptz(6) not null default current_timestamp,
  constraint "report_version_pkey" primary key ("report_id", "number"),
  constraint "report_version_report_id_fkey" foreign key ("report_id") references "report" ("id") on delete cascade on update cascade
);

create table "share_link" (
  "id" bigserial not null,
  "token_hash" text not null,
  "report_id" bigint,
  "title" text not null,
  "owner" text not null,
  "definition" jsonb,
  "kind" text not null,
  "scope" text not null,
  "password_hash" text,
  "embed_origins" text[] not null default '{}',
  "created_by" text not null,
  "created_at" timestamptz(6) not null default current_timestamp,
  "rotated_at" timestamptz(6),
  "expires_at" timestamptz(6),
  "revoked_at" timestamptz(6),
  "views" integer not null default 0,
  "last_used_at" timestamptz(6),
  constraint "share_link_pkey" primary key ("id"),
  constraint "share_link_report_id_fkey" foreign key ("report_id") references "report" ("id") on delete cascade on update cascade
);
create unique index "share_link_token_hash_key" on "share_link" ("token_hash");
create index "share_link_report_id_idx" on "share_link" ("report_id");

create table "frozen_report" (
  "link_id" bigint not null,
  "frozen_at" timestamptz(6) not null,
  "definition" jsonb not null,
  "freshness" jsonb not null,
  "answers" jsonb not null,
  "stored" jsonb not null,
  constraint "frozen_report_pkey" primary key ("link_id"),
  constraint "frozen_report_link_id_fkey" foreign key ("link_id") references "share_link" ("id") on delete cascade on update cascade
);
