CREATE TABLE "removed_offers" (
	"publisher_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"type" text NOT NULL,
	"removed_at" timestamp with time zone NOT NULL,
	"removed_by" text NOT NULL,
	CONSTRAINT "removed_offers_publisher_id_offer_id_pk" PRIMARY KEY("publisher_id","offer_id")
);
--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "archived_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "removed_offers" ADD CONSTRAINT "removed_offers_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;