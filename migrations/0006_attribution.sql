CREATE TABLE "attributed_customers" (
	"publisher_id" text NOT NULL,
	"customer_ref" text NOT NULL,
	"name" text,
	"country" text,
	"is_protected" boolean DEFAULT false NOT NULL,
	CONSTRAINT "attributed_customers_publisher_id_customer_ref_pk" PRIMARY KEY("publisher_id","customer_ref")
);
--> statement-breakpoint
CREATE TABLE "attributed_resources" (
	"publisher_id" text NOT NULL,
	"resource_id" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone,
	"guid" text NOT NULL,
	"run_id" uuid NOT NULL,
	"type" text NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"customer_ref" text NOT NULL,
	"offer_id" text,
	"plan_id" text,
	"channel" text NOT NULL,
	"method" text NOT NULL,
	"is_partial" boolean DEFAULT false NOT NULL,
	CONSTRAINT "attributed_resources_publisher_id_resource_id_from_at_pk" PRIMARY KEY("publisher_id","resource_id","from_at")
);
--> statement-breakpoint
CREATE TABLE "attributed_usage" (
	"publisher_id" text NOT NULL,
	"row_key" text NOT NULL,
	"used_at" timestamp (3) with time zone NOT NULL,
	"resource_id" text NOT NULL,
	"guid" text NOT NULL,
	"offer_id" text,
	"plan_id" text,
	"channel" text NOT NULL,
	"method" text NOT NULL,
	"type" text NOT NULL,
	"region" text NOT NULL,
	"customer_ref" text NOT NULL,
	"meter_category" text NOT NULL,
	"quantity" double precision NOT NULL,
	"unit" text NOT NULL,
	"cost" double precision NOT NULL,
	"currency" text NOT NULL,
	CONSTRAINT "attributed_usage_publisher_id_used_at_row_key_pk" PRIMARY KEY("publisher_id","used_at","row_key")
);
--> statement-breakpoint
CREATE TABLE "attribution_customer_rollups" (
	"publisher_id" text NOT NULL,
	"month" date NOT NULL,
	"guid" text NOT NULL,
	"offer_id" text NOT NULL,
	"channel" text NOT NULL,
	"customer_ref" text NOT NULL,
	"currency" text NOT NULL,
	"deployments" bigint NOT NULL,
	"succeeded" bigint NOT NULL,
	"failed" bigint NOT NULL,
	"resources" bigint NOT NULL,
	"cost" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attribution_rollups" (
	"publisher_id" text NOT NULL,
	"month" date NOT NULL,
	"guid" text NOT NULL,
	"offer_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"channel" text NOT NULL,
	"method" text NOT NULL,
	"region" text NOT NULL,
	"resource_type" text NOT NULL,
	"meter_category" text NOT NULL,
	"unit" text NOT NULL,
	"currency" text NOT NULL,
	"deployments" bigint NOT NULL,
	"succeeded" bigint NOT NULL,
	"failed" bigint NOT NULL,
	"resources" bigint NOT NULL,
	"usage_rows" bigint NOT NULL,
	"quantity" double precision NOT NULL,
	"cost" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "deployment_events" (
	"publisher_id" text NOT NULL,
	"source" text NOT NULL,
	"event_id" text NOT NULL,
	"run_key" text NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deployment_events_publisher_id_source_event_id_pk" PRIMARY KEY("publisher_id","source","event_id")
);
--> statement-breakpoint
CREATE TABLE "deployment_runs" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"run_key" text NOT NULL,
	"guid" text NOT NULL,
	"suffix" text DEFAULT '' NOT NULL,
	"is_primary" boolean NOT NULL,
	"multiple_trackers" boolean DEFAULT false NOT NULL,
	"after_retirement" boolean DEFAULT false NOT NULL,
	"offer_id" text,
	"plan_id" text,
	"channel" text NOT NULL,
	"method" text NOT NULL,
	"cloud" text NOT NULL,
	"scope" text NOT NULL,
	"region" text DEFAULT '' NOT NULL,
	"correlation_id" text NOT NULL,
	"deployment_name" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"error_code" text,
	"error_message" text,
	"customer_ref" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"tracker_order" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "deployment_runs_publisher_id_id_pk" PRIMARY KEY("publisher_id","id")
);
--> statement-breakpoint
CREATE TABLE "guid_changes" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"guid_id" uuid NOT NULL,
	"change" text NOT NULL,
	"by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "guid_changes_publisher_id_id_pk" PRIMARY KEY("publisher_id","id")
);
--> statement-breakpoint
CREATE TABLE "attribution_stale_months" (
	"publisher_id" text NOT NULL,
	"month" date NOT NULL,
	CONSTRAINT "attribution_stale_months_publisher_id_month_pk" PRIMARY KEY("publisher_id","month")
);
--> statement-breakpoint
CREATE TABLE "tracking_guids" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"guid" text,
	"tracking_id" text NOT NULL,
	"origin" text NOT NULL,
	"description" text NOT NULL,
	"offer_id" text,
	"plan_id" text,
	"channel" text NOT NULL,
	"channel_detail" text DEFAULT '' NOT NULL,
	"artifact_kinds" text[] DEFAULT '{}' NOT NULL,
	"state" text NOT NULL,
	"registered_at" timestamp (3) with time zone,
	"active_from" timestamp (3) with time zone,
	"retired_at" timestamp (3) with time zone,
	"notice_url" text,
	"notice_text" text,
	"opt_out" text DEFAULT 'none' NOT NULL,
	"proof" text DEFAULT 'none' NOT NULL,
	"first_seen_at" timestamp (3) with time zone,
	"last_seen_at" timestamp (3) with time zone,
	"missed_before" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"modified_at" timestamp (3) with time zone NOT NULL,
	"modified_by" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "tracking_guids_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "tracking_guids_state" CHECK ("tracking_guids"."state" in ('draft', 'active', 'disputed', 'retired', 'revoked'))
);
--> statement-breakpoint
CREATE TABLE "unattributed_guids" (
	"guid" text NOT NULL,
	"reason" text NOT NULL,
	"count" integer NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "unattributed_guids_guid_reason_pk" PRIMARY KEY("guid","reason")
);
--> statement-breakpoint
ALTER TABLE "deployment_runs" ADD CONSTRAINT "deployment_runs_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guid_changes" ADD CONSTRAINT "guid_changes_publisher_id_guid_id_tracking_guids_publisher_id_id_fk" FOREIGN KEY ("publisher_id","guid_id") REFERENCES "public"."tracking_guids"("publisher_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracking_guids" ADD CONSTRAINT "tracking_guids_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attributed_resources_open" ON "attributed_resources" USING btree ("resource_id") WHERE "attributed_resources"."to_at" is null;--> statement-breakpoint
CREATE INDEX "attributed_resources_from" ON "attributed_resources" USING btree ("publisher_id","from_at");--> statement-breakpoint
CREATE INDEX "attribution_customer_rollups_month" ON "attribution_customer_rollups" USING btree ("publisher_id","month");--> statement-breakpoint
CREATE INDEX "attribution_rollups_month" ON "attribution_rollups" USING btree ("publisher_id","month");--> statement-breakpoint
CREATE INDEX "deployment_events_age" ON "deployment_events" USING btree ("received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "deployment_runs_once" ON "deployment_runs" USING btree ("publisher_id","run_key","guid");--> statement-breakpoint
CREATE INDEX "deployment_runs_key" ON "deployment_runs" USING btree ("run_key");--> statement-breakpoint
CREATE INDEX "deployment_runs_newest" ON "deployment_runs" USING btree ("publisher_id","started_at");--> statement-breakpoint
CREATE INDEX "guid_changes_guid" ON "guid_changes" USING btree ("publisher_id","guid_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "tracking_guids_own" ON "tracking_guids" USING btree ("publisher_id","guid");--> statement-breakpoint
CREATE INDEX "tracking_guids_guid" ON "tracking_guids" USING btree ("guid");