-- Files of dbt are stored by gzip: as jsonb the embedded database took half a minute for one of 48 MB, while everybody waited.

alter table "dbt_artifact"
  alter column "content" drop not null,
  add column "packed" bytea,
  add constraint "dbt_artifact_one_content" check (num_nonnulls("content", "packed") = 1);

-- It is packed once already.
alter table "dbt_artifact" alter column "packed" set storage external;
