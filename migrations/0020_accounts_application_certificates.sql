ALTER TABLE "application_secrets" ALTER COLUMN "secret_hash" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "application_secrets" ADD COLUMN "certificate" text;--> statement-breakpoint
ALTER TABLE "application_secrets" ADD CONSTRAINT "application_secrets_one_kind" CHECK (num_nonnulls("application_secrets"."secret_hash", "application_secrets"."certificate") = 1);