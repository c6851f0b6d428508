-- Ids of events are only ever asked for as they are: a hash takes them in and finds them with less work than a tree.
drop index "event_id_idx";
create index "event_id_idx" on "event" using hash ("id");
