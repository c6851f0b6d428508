-- Every key of a table of facts begins with user_id, so that a cluster can lay it beside the facts (docs/decisions/0061). Marks
-- that lie elsewhere than what they are of may be taken by a refresh that does not see it yet.
ALTER TABLE "dirty_session" DROP CONSTRAINT "dirty_session_pkey", ADD CONSTRAINT "dirty_session_pkey" PRIMARY KEY ("user_id", "id");
ALTER TABLE "dirty_order" DROP CONSTRAINT "dirty_order_pkey", ADD CONSTRAINT "dirty_order_pkey" PRIMARY KEY ("user_id", "id");
ALTER TABLE "untested_session" DROP CONSTRAINT "untested_session_pkey", ADD CONSTRAINT "untested_session_pkey" PRIMARY KEY ("user_id", "id");
ALTER TABLE "untested_order" DROP CONSTRAINT "untested_order_pkey", ADD CONSTRAINT "untested_order_pkey" PRIMARY KEY ("user_id", "id");
ALTER TABLE "order_snapshot" DROP CONSTRAINT "order_snapshot_pkey", ADD CONSTRAINT "order_snapshot_pkey" PRIMARY KEY ("user_id", "dbt_scd_id");

-- Of marks from before nobody knows the user, and nothing hangs on it but where they lie.
ALTER TABLE "stale_order" ADD COLUMN "user_id" TEXT NOT NULL DEFAULT '';
ALTER TABLE "stale_order" ALTER COLUMN "user_id" DROP DEFAULT;
ALTER TABLE "stale_order" DROP CONSTRAINT "stale_order_pkey", ADD CONSTRAINT "stale_order_pkey" PRIMARY KEY ("user_id", "id");
