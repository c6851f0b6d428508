-- model: order
-- severity: warn
-- asks: an order that is delivered says when
select user_id, id, status
from "order"
where lower(btrim(status)) = 'delivered' and delivered_at is null and gone_at is null
