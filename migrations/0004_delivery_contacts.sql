DROP INDEX "deliveries_failed";--> statement-breakpoint
ALTER TABLE "connections" ADD COLUMN "contact_locale" text DEFAULT 'en' NOT NULL;--> statement-breakpoint
CREATE INDEX "deliveries_failed" ON "deliveries" USING btree ("publisher_id","connection_id") WHERE "deliveries"."state" in ('rejected', 'parked');--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_contact_locale" CHECK ("connections"."contact_locale" in ('en', 'fr'));