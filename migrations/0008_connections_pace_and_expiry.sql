ALTER TABLE "attempts" ADD COLUMN "warnings" jsonb;--> statement-breakpoint
ALTER TABLE "connection_health" ADD COLUMN "pace_started_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "connection_health" ADD COLUMN "pace_sent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "connection_health" ADD COLUMN "pace_warning_due" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "connection_health" ADD COLUMN "expiry_reminded_days" smallint;--> statement-breakpoint
ALTER TABLE "connection_validations" ADD COLUMN "seen_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "connection_validations" ADD COLUMN "seen_by" text;--> statement-breakpoint
ALTER TABLE "connection_versions" ADD COLUMN "secret_expires_at" timestamp (3) with time zone;