CREATE TABLE "collector_keys" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"sealed_secret" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "collector_keys_publisher_id_id_pk" PRIMARY KEY("publisher_id","id")
);
--> statement-breakpoint
CREATE TABLE "header_sightings" (
	"publisher_id" text NOT NULL,
	"guid_id" uuid NOT NULL,
	"requests" bigint NOT NULL,
	"writes" bigint NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "header_sightings_publisher_id_guid_id_pk" PRIMARY KEY("publisher_id","guid_id")
);
--> statement-breakpoint
ALTER TABLE "header_sightings" ADD CONSTRAINT "header_sightings_publisher_id_guid_id_tracking_guids_publisher_id_id_fk" FOREIGN KEY ("publisher_id","guid_id") REFERENCES "public"."tracking_guids"("publisher_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "collector_keys_id" ON "collector_keys" USING btree ("id");