DROP TABLE "lead_lookups" CASCADE;--> statement-breakpoint
DROP TABLE "lead_touches" CASCADE;--> statement-breakpoint
DROP TABLE "lead_unsubscribed" CASCADE;--> statement-breakpoint
ALTER TABLE "lead_work" DROP COLUMN "checked";