-- Of each key the value that came first: a session's events are put in order once, for all that is said of them.
create function "jsonb_keep" (known jsonb, further jsonb) returns jsonb
  language sql immutable parallel safe
  as $$ select further || known $$;

create aggregate "jsonb_first" (jsonb) (
  sfunc = "jsonb_keep",
  stype = jsonb,
  initcond = '{}'
);

drop aggregate "jsonb_merge" (jsonb);
