-- model: event
-- severity: warn
-- asks: no order is shipped before it is checked out
select shipment.order_id, shipment.occurred_at as shipped_at, checkout.occurred_at as checked_out_at
from event as shipment
join event as checkout using (user_id, order_id)
where shipment.type = 'package_shipped'
  and checkout.type = 'checkout'
  and shipment.occurred_at < checkout.occurred_at
