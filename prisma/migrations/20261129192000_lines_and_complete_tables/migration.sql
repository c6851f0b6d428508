-- What came back of a product of an order, beside what was sent.
alter table "order_item" add column "returned" integer not null default 0;

-- Rows that a complete delivery no longer had: they stay, so that names and history do.
alter table "product" add column "gone_at" timestamptz(6);
alter table "order" add column "gone_at" timestamptz(6);

-- Rows that were known and said something else.
alter table "import_run" add column "corrected" integer not null default 0;

-- Each import tells what it refused, also where another refused the same before.
alter table "import_reject" drop constraint "import_reject_pkey";
alter table "import_reject" add constraint "import_reject_pkey" primary key ("import_id", "file", "line", "row_hash");
create index "import_reject_file_line_row_hash_idx" on "import_reject" ("file", "line", "row_hash");

-- What an import has read and not yet stored, because only the whole file says what it means. Empty between imports.
create table "order_line" (
  "user_id" text not null,
  "id" bigserial not null,
  "import_id" bigint not null,
  "order_id" text not null,
  "product_id" text,
  "quantity" integer,
  constraint "order_line_pkey" primary key ("user_id", "id")
);
create index "order_line_import_id_idx" on "order_line" ("import_id");

create table "complete_row" (
  "import_id" bigint not null,
  "table_name" text not null,
  "id" text not null,
  constraint "complete_row_pkey" primary key ("import_id", "table_name", "id")
);
