CREATE TABLE "declarations" (
	"publisher_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"item_id" text NOT NULL,
	"status_page_url" text,
	"declared_by" text NOT NULL,
	"declared_by_name" text NOT NULL,
	"declared_at" timestamp with time zone NOT NULL,
	CONSTRAINT "declarations_publisher_id_offer_id_item_id_pk" PRIMARY KEY("publisher_id","offer_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "launch_ticks" (
	"publisher_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"item_id" text NOT NULL,
	"done" boolean NOT NULL,
	"by" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "launch_ticks_publisher_id_offer_id_item_id_pk" PRIMARY KEY("publisher_id","offer_id","item_id")
);
--> statement-breakpoint
CREATE TABLE "link_facts" (
	"publisher_id" text NOT NULL,
	"url" text NOT NULL,
	"facts" jsonb NOT NULL,
	"visited_at" timestamp with time zone NOT NULL,
	CONSTRAINT "link_facts_publisher_id_url_pk" PRIMARY KEY("publisher_id","url")
);
--> statement-breakpoint
CREATE TABLE "quality_tunings" (
	"id" uuid PRIMARY KEY NOT NULL,
	"version" text NOT NULL,
	"tuning" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_by_name" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "check_results" ADD COLUMN "carried_from" integer;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "quality" jsonb;--> statement-breakpoint
ALTER TABLE "declarations" ADD CONSTRAINT "declarations_publisher_id_offer_id_offers_publisher_id_offer_id_fk" FOREIGN KEY ("publisher_id","offer_id") REFERENCES "public"."offers"("publisher_id","offer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "launch_ticks" ADD CONSTRAINT "launch_ticks_publisher_id_offer_id_offers_publisher_id_offer_id_fk" FOREIGN KEY ("publisher_id","offer_id") REFERENCES "public"."offers"("publisher_id","offer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_facts" ADD CONSTRAINT "link_facts_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "quality_tunings_newest" ON "quality_tunings" USING btree ("saved_at");