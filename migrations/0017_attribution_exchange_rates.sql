CREATE TABLE "exchange_rates" (
	"month" date NOT NULL,
	"currency" text NOT NULL,
	"per_dollar" double precision NOT NULL,
	"set_at" timestamp (3) with time zone NOT NULL,
	"set_by" text NOT NULL,
	CONSTRAINT "exchange_rates_month_currency_pk" PRIMARY KEY("month","currency"),
	CONSTRAINT "exchange_rates_positive" CHECK ("exchange_rates"."per_dollar" > 0)
);
