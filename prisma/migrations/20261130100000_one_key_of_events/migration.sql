-- The key of events and what found those of a session began with the same user: one index is both, for half of what they cost.
alter table "event" drop constraint "event_pkey";
alter table "event" add constraint "event_pkey" primary key ("user_id", "session_id", "id");
drop index "event_user_id_session_id_idx";
