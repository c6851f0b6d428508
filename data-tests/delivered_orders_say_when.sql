-- model: order
-- severity: warn
-- asks: an order that is delivered says when
select user_id, id, status
from "order"
where status = 'delivered' and delivered_at is null
