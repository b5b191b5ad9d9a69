CREATE TABLE "lead_confirmations" (
	"publisher_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"person" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"mailed_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"ip_hash" text,
	CONSTRAINT "lead_confirmations_publisher_id_lead_id_pk" PRIMARY KEY("publisher_id","lead_id")
);
--> statement-breakpoint
CREATE TABLE "private_offers" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"deal" jsonb NOT NULL,
	"kept" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"upgraded_from" uuid,
	"acceptances" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"changed_by_name" text NOT NULL,
	"published_at" timestamp with time zone,
	CONSTRAINT "private_offers_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "private_offers_type" CHECK ("private_offers"."type" in ('customerPromotion', 'cspPromotion')),
	CONSTRAINT "private_offers_state" CHECK ("private_offers"."state" in ('draft', 'live', 'accepted', 'withdrawn', 'expired', 'upgraded'))
);
--> statement-breakpoint
ALTER TABLE "leads" DROP CONSTRAINT "leads_state";--> statement-breakpoint
ALTER TABLE "lead_confirmations" ADD CONSTRAINT "lead_confirmations_publisher_id_lead_id_leads_publisher_id_id_fk" FOREIGN KEY ("publisher_id","lead_id") REFERENCES "public"."leads"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "private_offers" ADD CONSTRAINT "private_offers_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_confirmations_waiting" ON "lead_confirmations" USING btree ("asked_at") WHERE "lead_confirmations"."mailed_at" is null and "lead_confirmations"."confirmed_at" is null;--> statement-breakpoint
CREATE INDEX "lead_confirmations_person" ON "lead_confirmations" USING btree ("person","mailed_at");--> statement-breakpoint
CREATE INDEX "private_offers_newest" ON "private_offers" USING btree ("publisher_id","created_at","id");--> statement-breakpoint
CREATE INDEX "private_offers_running" ON "private_offers" USING btree ("state") WHERE "private_offers"."state" in ('live', 'accepted');--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_state" CHECK ("leads"."state" in ('routable', 'withheld', 'unconfirmed', 'quarantined', 'erased'));