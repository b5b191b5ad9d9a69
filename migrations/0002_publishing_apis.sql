CREATE TABLE "ingestion_blocks" (
	"publisher_id" text NOT NULL,
	"file_id" uuid NOT NULL,
	"block_id" text NOT NULL,
	"sha256" text NOT NULL,
	"size" bigint NOT NULL,
	CONSTRAINT "ingestion_blocks_publisher_id_file_id_block_id_pk" PRIMARY KEY("publisher_id","file_id","block_id")
);
--> statement-breakpoint
CREATE TABLE "ingestion_files" (
	"publisher_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"plan_id" text,
	"members" jsonb NOT NULL,
	"state" text NOT NULL,
	"failure" text,
	"sha256" text,
	"size" bigint,
	"asset_id" uuid,
	"changes" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "ingestion_files_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "ingestion_files_kind" CHECK ("ingestion_files"."kind" in ('image', 'video', 'asset', 'package')),
	CONSTRAINT "ingestion_files_state" CHECK ("ingestion_files"."state" in ('PendingUpload', 'Uploaded', 'InProcessing', 'Processed', 'ProcessFailed'))
);
--> statement-breakpoint
CREATE TABLE "ingestion_jobs" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"resources" jsonb NOT NULL,
	"errors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"offer_id" text,
	"submission_id" uuid,
	"target" text,
	"canceled" boolean DEFAULT false NOT NULL,
	"started_by" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "ingestion_jobs_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "ingestion_jobs_target" CHECK ("ingestion_jobs"."target" in ('preview', 'live'))
);
--> statement-breakpoint
CREATE TABLE "ingestion_kept" (
	"publisher_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"after_submissions" integer NOT NULL,
	"sheets" jsonb NOT NULL,
	CONSTRAINT "ingestion_kept_publisher_id_offer_id_after_submissions_pk" PRIMARY KEY("publisher_id","offer_id","after_submissions")
);
--> statement-breakpoint
CREATE TABLE "ingestion_requests" (
	"publisher_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"submission_id" uuid NOT NULL,
	"members" jsonb NOT NULL,
	"auto_promote" boolean DEFAULT false NOT NULL,
	CONSTRAINT "ingestion_requests_publisher_id_submission_id_pk" PRIMARY KEY("publisher_id","submission_id")
);
--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "product_id" uuid DEFAULT gen_random_uuid() NOT NULL;--> statement-breakpoint
ALTER TABLE "ingestion_blocks" ADD CONSTRAINT "ingestion_blocks_publisher_id_file_id_ingestion_files_publisher_id_id_fk" FOREIGN KEY ("publisher_id","file_id") REFERENCES "public"."ingestion_files"("publisher_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingestion_files" ADD CONSTRAINT "ingestion_files_publisher_id_offer_id_offers_publisher_id_offer_id_fk" FOREIGN KEY ("publisher_id","offer_id") REFERENCES "public"."offers"("publisher_id","offer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingestion_jobs" ADD CONSTRAINT "ingestion_jobs_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingestion_kept" ADD CONSTRAINT "ingestion_kept_publisher_id_offer_id_offers_publisher_id_offer_id_fk" FOREIGN KEY ("publisher_id","offer_id") REFERENCES "public"."offers"("publisher_id","offer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ingestion_requests" ADD CONSTRAINT "ingestion_requests_publisher_id_offer_id_offers_publisher_id_offer_id_fk" FOREIGN KEY ("publisher_id","offer_id") REFERENCES "public"."offers"("publisher_id","offer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ingestion_files_of_offer" ON "ingestion_files" USING btree ("publisher_id","offer_id","created_at");--> statement-breakpoint
CREATE INDEX "ingestion_jobs_started" ON "ingestion_jobs" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "ingestion_requests_auto" ON "ingestion_requests" USING btree ("publisher_id","offer_id") WHERE "ingestion_requests"."auto_promote";--> statement-breakpoint
CREATE UNIQUE INDEX "offers_product" ON "offers" USING btree ("publisher_id","product_id");