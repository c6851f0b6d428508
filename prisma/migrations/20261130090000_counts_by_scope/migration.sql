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

-- An array that changes is written beside the one that it was.
ALTER TABLE "funnel_day" SET (fillfactor = 85);

-- The days of a user are read from the key alone.
ALTER TABLE "session_path" DROP CONSTRAINT "session_path_pkey",
  ADD CONSTRAINT "session_path_pkey" PRIMARY KEY ("user_id", "session_id") INCLUDE ("started_on", "steps");
ALTER TABLE "product_funnel" DROP CONSTRAINT "product_funnel_pkey",
  ADD CONSTRAINT "product_funnel_pkey" PRIMARY KEY ("user_id", "session_id", "product_id") INCLUDE ("started_on", "steps");

-- Users of days and products are counted: nobody reads them one by one.
DROP INDEX "product_funnel_product_id_started_on_user_id_steps_idx";
DROP INDEX "session_path_started_on_user_id_steps_idx";
CREATE INDEX "session_path_started_on_idx" ON "session_path"("started_on");
