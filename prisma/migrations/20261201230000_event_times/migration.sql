-- Events come about in the order of time, so that blocks of rows know which times they hold: no more is kept of them.
create index "event_occurred_at_idx" on "event" using brin ("occurred_at");
