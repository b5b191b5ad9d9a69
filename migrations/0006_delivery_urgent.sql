DROP INDEX "deliveries_captured";--> statement-breakpoint
ALTER TABLE "connection_health" ADD COLUMN "urgent" boolean DEFAULT false NOT NULL;--> statement-breakpoint
CREATE INDEX "deliveries_captured" ON "deliveries" USING btree ("captured_at");