-- What an admin chose of the settings of the workspace, by name, as texts; what is not in it has its default.
alter table "workspace" add column "settings" jsonb not null default '{}';
