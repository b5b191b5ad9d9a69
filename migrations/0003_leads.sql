CREATE TABLE "region_authorisations" (
	"publisher_id" text NOT NULL,
	"region_id" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"granted_by" text NOT NULL,
	CONSTRAINT "region_authorisations_publisher_id_region_id_pk" PRIMARY KEY("publisher_id","region_id")
);
--> statement-breakpoint
ALTER TABLE "region_authorisations" ADD CONSTRAINT "region_authorisations_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_steps" ADD CONSTRAINT "lead_steps_publisher_id_lead_id_leads_publisher_id_id_fk" FOREIGN KEY ("publisher_id","lead_id") REFERENCES "public"."leads"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assets" ADD CONSTRAINT "assets_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_presences" ADD CONSTRAINT "offer_presences_publisher_id_offer_id_offers_publisher_id_offer_id_fk" FOREIGN KEY ("publisher_id","offer_id") REFERENCES "public"."offers"("publisher_id","offer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;