-- A goal may be of a saved funnel; the version is the one by whose steps it was set.
alter table "goal"
  add column "funnel_id" bigint,
  add column "funnel_version" integer,
  add constraint "goal_funnel_id_funnel_version_fkey"
    foreign key ("funnel_id", "funnel_version") references "funnel_version" ("funnel_id", "number")
    on delete cascade on update cascade;
