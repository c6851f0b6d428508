-- A time of the schedule whose run was interrupted may have another; of those that were not it still has one.
drop index "pipeline_run_scheduled_for_key";
create unique index "pipeline_run_scheduled_for_key" on "pipeline_run" ("scheduled_for") where "state" <> 'interrupted';
