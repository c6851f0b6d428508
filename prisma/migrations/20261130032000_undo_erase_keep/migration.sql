-- What was stored can go again: an import is undone, a person erased, what is old dropped.

-- Set when undoing begins; from then on nothing more of the import is stored. undone_at is when all of it had gone.
alter table "import_run" add column "undo_begun_at" timestamptz(6);

-- What a refused row was read as where its text alone does not say it (a row of a table), and which element of a record's
-- list it was. Null where it could not be read.
alter table "import_reject"
  add column "fields" text,
  add column "part" integer;

-- Of a file of orders the imports that told of an order are not kept, so an order goes with the import that first did.
create index "order_import_id_idx" on "order" ("import_id") where "import_id" is not null;
create index "refund_import_id_idx" on "refund" ("import_id") where "import_id" is not null;
create index "id_tie_import_id_idx" on "id_tie" ("import_id");

-- Who was erased, as HMAC-SHA256 of the id by the key: nobody reads an id out of it, and whoever comes again is known.
create table "erased_id" (
  "fingerprint" text not null,
  "erased_at" timestamptz(6) not null default now(),
  constraint "erased_id_pkey" primary key ("fingerprint")
);

-- One row, made with the first person that is erased.
create table "erasure_key" (
  "id" smallint not null,
  "key" text not null,
  constraint "erasure_key_pkey" primary key ("id")
);

-- Events before kept_from have gone where their session had ended by then, and none are taken any more; their counts stay.
-- Null: all are kept. dropped_to is the last such moment to which all had gone.
alter table "refresh_state"
  add column "kept_from" timestamptz(6),
  add column "dropped_to" timestamptz(6);
