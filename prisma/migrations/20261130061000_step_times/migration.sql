CREATE TABLE "step_time" (
    "funnel" TEXT NOT NULL,
    "scope_kind" TEXT NOT NULL,
    "scope_value" TEXT NOT NULL,
    "gap" SMALLINT NOT NULL,
    "bucket" SMALLINT NOT NULL,
    "day" DATE NOT NULL,
    "pairs" INTEGER NOT NULL,
    "microseconds" DECIMAL NOT NULL,
    "times" BIGINT[],

    CONSTRAINT "step_time_pkey" PRIMARY KEY ("funnel", "scope_kind", "scope_value", "gap", "bucket", "day")
);

CREATE TABLE "step_time_month" (
    "funnel" TEXT NOT NULL,
    "scope_kind" TEXT NOT NULL,
    "scope_value" TEXT NOT NULL,
    "gap" SMALLINT NOT NULL,
    "bucket" SMALLINT NOT NULL,
    "month" DATE NOT NULL,
    "pairs" INTEGER NOT NULL,
    "microseconds" DECIMAL NOT NULL,

    CONSTRAINT "step_time_month_pkey" PRIMARY KEY ("funnel", "scope_kind", "scope_value", "gap", "bucket", "month")
);

-- A refresh that finds other tables here than it fills rebuilds all.
ALTER TABLE "refresh_state" ADD COLUMN "tables" TEXT[] NOT NULL DEFAULT '{}';
