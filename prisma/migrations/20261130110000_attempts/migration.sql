-- The attempts of one user (of one session, at one product) at a funnel, by the rules of docs/funnels.md.
--
-- moments, masks: of the events, in order: by time, then by the first step that they may be, then by id. A mask says what an
-- event may be: bit k the step at place k, from 0; bit 8 + k the exclusion at place k.
-- steps: how many there are, at most 8; optional: a bit for each that may be left out. ordering: any, ordered or strict.
-- span: how long an attempt lasts, both ends in; null: all that is given is one attempt.
-- between_from, between_to: of each exclusion the places of the steps between which it ends an attempt.
--
-- Of each attempt: the places of its first and last event, from 1; when it reached each step (null: not); the furthest of the
-- steps that must be, by place (-1: none); when an exclusion ended it (null: none did).

-- In which event, from `first` to `last`, each step is taken where steps come in any order, or one after another.
create function "take_steps" (
  moments timestamptz[], masks int[], first int, last int, steps int, optional int, is_ordered boolean
) returns int[]
language plpgsql immutable parallel safe
as $$
declare
  taken int[] := array_fill(null::int, array[steps]);
  here int := first;
  event int;
  before int;
  until timestamptz;
begin
  -- each step that must be takes the first of its events that is free and, in order, not before the step before
  for place in 0..steps - 1 loop
    continue when optional >> place & 1 = 1;
    event := here;
    while event <= last and (masks[event] >> place & 1 = 0 or coalesce(event = any (taken), false)) loop
      event := event + 1;
    end loop;
    if event <= last then
      taken[place + 1] := event;
      if is_ordered then
        here := event;
        while here > first and moments[here - 1] = moments[event] loop
          here := here - 1;
        end loop;
      end if;
    else
      exit when is_ordered;
    end if;
  end loop;
  if optional = 0 then
    return taken;
  end if;
  -- then those that may be left out: not before what was done before, and not after the next step that was taken
  for place in 1..steps - 1 loop
    continue when optional >> place & 1 = 0;
    before := place;
    while optional >> (before - 1) & 1 = 1 loop
      before := before - 1;
    end loop;
    exit when taken[before] is null;
    before := place;
    while taken[before] is null loop
      before := before - 1;
    end loop;
    event := taken[before];
    while event > first and moments[event - 1] = moments[taken[before]] loop
      event := event - 1;
    end loop;
    until := 'infinity';
    for later in place + 2..steps loop
      until := coalesce(moments[taken[later]], 'infinity');
      exit when until < 'infinity';
    end loop;
    while event <= last and moments[event] <= until loop
      if masks[event] >> place & 1 = 1 and not coalesce(event = any (taken), false) then
        taken[place + 1] := event;
        exit;
      end if;
      event := event + 1;
    end loop;
  end loop;
  return taken;
end
$$;

-- The same where nothing may come between: the longest run of events in which each next one is the next step; of equal ones the first.
create function "take_run" (masks int[], first int, last int, steps int, optional int) returns int[]
language plpgsql immutable parallel safe
as $$
declare
  longest int[] := array_fill(null::int, array[steps]);
  farthest int := -1;
  run int[];
  far int;
  event int;
  place int;
  next int;
  must int;
begin
  for begun in first..last loop
    continue when masks[begun] & 1 = 0;
    run := array_fill(null::int, array[steps]);
    far := -1;
    event := begun;
    next := 0;
    while event <= last and next < steps loop
      -- the next step that must be, else one before it that may be left out
      must := next;
      while optional >> must & 1 = 1 loop
        must := must + 1;
      end loop;
      if masks[event] >> must & 1 = 1 then
        place := must;
        far := must;
      else
        place := next;
        while place < must and masks[event] >> place & 1 = 0 loop
          place := place + 1;
        end loop;
        exit when place = must;
      end if;
      run[place + 1] := event;
      next := place + 1;
      event := event + 1;
    end loop;
    if far > farthest then
      farthest := far;
      longest := run;
    end if;
    exit when farthest = steps - 1;
  end loop;
  return longest;
end
$$;

-- When the first exclusion ends an attempt whose steps were taken so; null where none does.
create function "find_end" (
  moments timestamptz[], masks int[], first int, last int, taken int[], is_ordered boolean,
  between_from int[], between_to int[]
) returns timestamptz
language plpgsql immutable parallel safe
as $$
declare
  begun timestamptz;
begin
  for place in 1..cardinality(taken) loop
    begun := least(begun, moments[taken[place]]);
  end loop;
  for event in first..last loop
    continue when masks[event] >> 8 = 0 or coalesce(event = any (taken), false);
    for exclusion in 1..cardinality(between_from) loop
      continue when masks[event] >> (7 + exclusion) & 1 = 0;
      if is_ordered then
        continue when moments[event] < coalesce(moments[taken[between_from[exclusion] + 1]], 'infinity')
          or moments[event] >= coalesce(moments[taken[between_to[exclusion] + 1]], 'infinity');
      else
        continue when moments[event] < coalesce(begun, 'infinity');
      end if;
      return moments[event];
    end loop;
  end loop;
  return null;
end
$$;

create function "match_attempts" (
  moments timestamptz[], masks int[], steps int, optional int, ordering text, span interval,
  between_from int[], between_to int[],
  out first int, out last int, out reached_at timestamptz[], out furthest int, out ended_at timestamptz
) returns setof record
language plpgsql immutable parallel safe
as $$
declare
  events constant int := coalesce(cardinality(moments), 0);
  busy timestamptz := '-infinity';
  taken int[];
begin
  first := 0;
  last := 0;
  loop
    first := first + 1;
    if span is null then
      exit when first > 1 or events = 0;
      last := events;
    else
      -- the next event of the first step that lies in no attempt opens one
      while first <= events and (masks[first] & 1 = 0 or moments[first] <= busy) loop
        first := first + 1;
      end loop;
      exit when first > events;
      busy := moments[first] + span;
      while last < events and moments[last + 1] <= busy loop
        last := last + 1;
      end loop;
    end if;
    if ordering = 'strict' then
      taken := take_run(masks, first, last, steps, optional);
    else
      taken := take_steps(moments, masks, first, last, steps, optional, ordering = 'ordered');
    end if;
    ended_at := null;
    if cardinality(between_from) > 0 then
      ended_at := find_end(moments, masks, first, last, taken, ordering = 'ordered', between_from, between_to);
      busy := coalesce(ended_at, busy);
    end if;
    reached_at := array_fill(null::timestamptz, array[steps]);
    furthest := -1;
    for place in 1..steps loop
      continue when taken[place] is null or moments[taken[place]] > ended_at;
      reached_at[place] := moments[taken[place]];
      if optional >> (place - 1) & 1 = 0 then
        furthest := place - 1;
      end if;
    end loop;
    return next;
  end loop;
end
$$;
