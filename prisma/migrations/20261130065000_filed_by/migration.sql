-- Which import's file filed an order, so that undoing that import says so no more of an order that events told of first.

alter table "order" add column "filed_import_id" bigint;

-- So far it is known of those that a file told of first.
update "order" set filed_import_id = import_id where is_filed;

-- Of some orders only, as that of import_id.
create index "order_filed_import_id_idx" on "order" ("filed_import_id") where filed_import_id is not null and filed_import_id <> import_id;
