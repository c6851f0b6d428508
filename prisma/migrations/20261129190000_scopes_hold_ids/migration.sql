-- What is saved holds the id of a product, no longer its name, which may change or become another product's. What was
-- saved before is bound to the product that its name means now, as it was read until now: a name that one product has,
-- else an id. Where it means none, or several, it is kept under another key, where nothing takes it for an id.

alter table "goal" add column "scope_id" text;
alter table "frozen_report" add column "asked_product" text;

create temporary table "asked_product" as
select "scope_name" as "asked" from "goal" where "scope" = 'product' and "scope_name" is not null
union
select "definition" #>> '{parameters,product}' from "report_version" where "definition" #>> '{parameters,product}' is not null
union
select "definition" #>> '{parameters,product}' from "share_link" where "definition" #>> '{parameters,product}' is not null
union
select btrim("definition" #>> '{parameters,product}', E' \t\n\r') from "frozen_report" where "definition" #>> '{parameters,product}' is not null;

-- Each with the id that it means, or null. Blanks around it were never read, so it is tried without them, too.
create temporary table "bound_product" as
select "asked_product"."asked",
  (
    select case
        when "tried"."named" = 1 then (select "id" from "product" where "name" = "tried"."text")
        when "tried"."named" = 0 then "tried"."text"
      end
    from (
      select "given"."number", "given"."text",
        (select count(*) from "product" where "name" = "given"."text") as "named",
        exists (select 1 from "product" where "id" = "given"."text")
          or exists (select 1 from "product_day" where "product_id" = "given"."text") as "is_id"
      from (
        values (1, "asked_product"."asked"), (2, btrim("asked_product"."asked", E' \t\n\r'))
      ) as "given" ("number", "text")
    ) as "tried"
    where "tried"."named" > 0 or "tried"."is_id"
    order by "tried"."number"
    limit 1
  ) as "id"
from "asked_product";

update "goal"
set "scope_id" = "bound_product"."id"
from "bound_product"
where "goal"."scope" = 'product' and "goal"."scope_name" = "bound_product"."asked";

update "report_version"
set "definition" = jsonb_set(
    "definition",
    '{parameters}',
    (("definition" -> 'parameters') - 'product') || jsonb_build_object(
      case when "id" is null then 'unbound_product' else 'product' end, coalesce("id", "asked")
    )
  )
from "bound_product"
where "definition" #>> '{parameters,product}' = "asked";

update "share_link"
set "definition" = jsonb_set(
    "definition",
    '{parameters}',
    (("definition" -> 'parameters') - 'product') || jsonb_build_object(
      case when "bound_product"."id" is null then 'unbound_product' else 'product' end,
      coalesce("bound_product"."id", "asked")
    )
  )
from "bound_product"
where "definition" #>> '{parameters,product}' = "asked";

-- Its answers stay as they were kept, by questions that say the product as it was read then: without blanks around it.
update "frozen_report"
set "asked_product" = nullif("asked", "id"),
  "definition" = jsonb_set(
    "definition",
    '{parameters}',
    (("definition" -> 'parameters') - 'product') || jsonb_build_object(
      case when "id" is null then 'unbound_product' else 'product' end, coalesce("id", "asked")
    )
  )
from "bound_product"
where btrim("definition" #>> '{parameters,product}', E' \t\n\r') = "asked";

drop table "bound_product";
drop table "asked_product";
