-- What a line of an order cost, where its source says so: an order whose total nobody says has what its lines cost.
alter table order_item add column amount numeric(14, 2);
alter table order_line add column amount numeric(14, 2);
