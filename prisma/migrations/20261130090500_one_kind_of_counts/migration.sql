-- What funnel_day counts too. The next refresh fills that.
DROP TABLE "session_day";
DROP TABLE "product_day";
