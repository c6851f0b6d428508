-- A month has each last day once, with how many users have it: as long as the history has days, however many users there are.
ALTER TABLE "funnel_month" ADD COLUMN "users" INTEGER[];
update "funnel_month"
set ("seen_before", "users") = (
  select coalesce(array_agg(seen order by seen), '{}'), coalesce(array_agg(users order by seen), '{}')
  from (select seen, count(*)::int as users from unnest("seen_before") as seen group by seen) as run
);
ALTER TABLE "funnel_month" ALTER COLUMN "users" SET STORAGE EXTERNAL;

-- Of products and categories it is the mark of the first step.
delete from "funnel_day" where "mark" = 0 and "scope_kind" <> 'shop';
delete from "funnel_month" where "mark" = 0 and "scope_kind" <> 'shop';

-- Arrays that fit on a page stay in their row.
ALTER TABLE "funnel_day" SET (toast_tuple_target = 8160);
ALTER TABLE "funnel_month" SET (toast_tuple_target = 8160);
