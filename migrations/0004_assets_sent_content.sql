ALTER TABLE "assets" ADD COLUMN "sent_sha256" text;--> statement-breakpoint
CREATE INDEX "assets_by_sent_content" ON "assets" USING btree ("publisher_id","sent_sha256");