CREATE TABLE "funnel_day" (
    "funnel" TEXT NOT NULL,
    "scope_kind" TEXT NOT NULL,
    "scope_value" TEXT NOT NULL,
    "mark" SMALLINT NOT NULL,
    "day" DATE NOT NULL,
    "sessions" INTEGER NOT NULL,
    "seen_before" SMALLINT[],

    CONSTRAINT "funnel_day_pkey" PRIMARY KEY ("funnel", "scope_kind", "scope_value", "mark", "day")
);

CREATE TABLE "funnel_month" (
    "funnel" TEXT NOT NULL,
    "scope_kind" TEXT NOT NULL,
    "scope_value" TEXT NOT NULL,
    "mark" SMALLINT NOT NULL,
    "month" DATE NOT NULL,
    "sessions" INTEGER NOT NULL,
    "seen_before" SMALLINT[],

    CONSTRAINT "funnel_month_pkey" PRIMARY KEY ("funnel", "scope_kind", "scope_value", "mark", "month")
);

CREATE TABLE "counted_category" (
    "product_id" TEXT NOT NULL,
    "category" TEXT NOT NULL,

    CONSTRAINT "counted_category_pkey" PRIMARY KEY ("product_id")
);

-- Reading them as they are is quicker than making them small.
ALTER TABLE "funnel_day" ALTER COLUMN "seen_before" SET STORAGE EXTERNAL;
ALTER TABLE "funnel_month" ALTER COLUMN "seen_before" SET STORAGE EXTERNAL;

-- Arrays one after another as one.
create aggregate "array_concat" (anycompatiblearray) (
  sfunc = array_cat,
  stype = anycompatiblearray
);
