-- What is kept of the files of dbt projects upstream.

create table "dbt_artifact" (
  "project" text not null,
  "kind" text not null,
  "generated_at" timestamptz(6) not null,
  "loaded_at" timestamptz(6) not null,
  "loaded_by" text not null,
  "content" jsonb not null,
  constraint "dbt_artifact_pkey" primary key ("project", "kind")
);
