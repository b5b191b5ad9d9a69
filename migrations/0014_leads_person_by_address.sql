DROP INDEX "leads_person";--> statement-breakpoint
DROP INDEX "leads_words";--> statement-breakpoint
CREATE INDEX "leads_person" ON "leads" USING btree ("email_normalised","publisher_id");--> statement-breakpoint
CREATE INDEX "leads_words" ON "leads" USING gin ((to_tsvector('simple', coalesce("first_name", '') || ' ' || coalesce("last_name", '') || ' ' || coalesce("email", '') || ' ' || coalesce("company", '') || ' ' || coalesce("title", '') || ' ' || split_part(coalesce("email_normalised", ''), '@', 2)))) WITH (gin_pending_list_limit=64);