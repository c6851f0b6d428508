-- What changed since the data tests last looked: appended by whoever wrote it, taken away by the tests that looked.
CREATE TABLE "untested_session" (
    "id" BIGSERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "session_id" TEXT NOT NULL,
    "was_on" DATE,
    "run_id" BIGINT,

    CONSTRAINT "untested_session_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "untested_order" (
    "id" BIGSERIAL NOT NULL,
    "user_id" TEXT NOT NULL,
    "order_id" TEXT NOT NULL,
    "run_id" BIGINT,

    CONSTRAINT "untested_order_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "test_look" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "run_id" BIGINT NOT NULL,
    "looked_at" TIMESTAMPTZ(6) NOT NULL,
    "seen" TEXT NOT NULL,
    "rebuilt" BIGINT NOT NULL,

    CONSTRAINT "test_look_pkey" PRIMARY KEY ("id")
);

-- Results that were kept before looked at everything.
ALTER TABLE "data_test_result"
  ADD COLUMN "since" TIMESTAMPTZ(6),
  ADD COLUMN "looked_at" INTEGER,
  ADD COLUMN "known" JSONB;
