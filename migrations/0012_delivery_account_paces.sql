CREATE TABLE "account_paces" (
	"publisher_id" text NOT NULL,
	"account" text NOT NULL,
	"slices" jsonb NOT NULL,
	CONSTRAINT "account_paces_publisher_id_account_pk" PRIMARY KEY("publisher_id","account")
);
