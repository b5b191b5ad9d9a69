ALTER TABLE "deployment_runs" ADD COLUMN "deep_error_code" text;--> statement-breakpoint
ALTER TABLE "deployment_runs" ADD COLUMN "deep_error_message" text;--> statement-breakpoint
ALTER TABLE "deployment_runs" ADD COLUMN "template_type" text DEFAULT 'external' NOT NULL;