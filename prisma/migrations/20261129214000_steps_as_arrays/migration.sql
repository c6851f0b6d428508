-- When each step first happened, by its place in the funnel, in place of a column a step. One statement a table: the
-- rows are written anew once. Stored plain, because an array with a short head is copied each time that an element is read.
alter table "product_funnel"
  alter column "viewed_at" type timestamptz(6)[] using array["viewed_at", "carted_at", "checked_out_at", "shipped_at"],
  alter column "viewed_at" set storage plain,
  drop column "carted_at",
  drop column "checked_out_at",
  drop column "shipped_at";
alter table "product_funnel" rename column "viewed_at" to "reached_at";
alter table "product_funnel" alter column "reached_at" set not null;

-- Counts of a day before and after, by place.
alter table "restatement"
  alter column "viewed_before" type integer[]
    using array["viewed_before", "carted_before", "checked_out_before", "shipped_before"],
  alter column "viewed_after" type integer[]
    using array["viewed_after", "carted_after", "checked_out_after", "shipped_after"],
  drop column "carted_before",
  drop column "carted_after",
  drop column "checked_out_before",
  drop column "checked_out_after",
  drop column "shipped_before",
  drop column "shipped_after";
alter table "restatement" rename column "viewed_before" to "before";
alter table "restatement" rename column "viewed_after" to "after";

-- The letter of a step is that of its place.
alter table "session_path" alter column "path" type text using translate("path", 'vck', 'abc');

-- What the tables were counted of, so that another funnel has them built anew; null: the one of before.
alter table "refresh_state" add column "funnel" text;
