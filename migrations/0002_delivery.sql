CREATE TABLE "attempts" (
	"publisher_id" text NOT NULL,
	"delivery_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"connection_id" uuid NOT NULL,
	"version" integer,
	"class" text NOT NULL,
	"code" text NOT NULL,
	"params" jsonb,
	"http_status" smallint,
	"vendor_code" text,
	"vendor_message" text,
	"request" jsonb,
	"response" jsonb,
	"failure" jsonb,
	"started_at" timestamp (3) with time zone NOT NULL,
	"duration_ms" integer NOT NULL,
	"request_id" text NOT NULL,
	CONSTRAINT "attempts_publisher_id_delivery_id_number_pk" PRIMARY KEY("publisher_id","delivery_id","number")
);
--> statement-breakpoint
CREATE TABLE "connection_health" (
	"publisher_id" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"circuit" text DEFAULT 'closed' NOT NULL,
	"consecutive_failures" integer DEFAULT 0 NOT NULL,
	"window_started_at" timestamp (3) with time zone,
	"window_attempts" integer DEFAULT 0 NOT NULL,
	"window_failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"opened_at" timestamp (3) with time zone,
	"probe_at" timestamp (3) with time zone,
	"probes" integer DEFAULT 0 NOT NULL,
	"successes" integer DEFAULT 0 NOT NULL,
	"successes_to_close" smallint DEFAULT 1 NOT NULL,
	"throttled_until" timestamp (3) with time zone,
	"recovered_at" timestamp (3) with time zone,
	"sent_since_recovery" integer DEFAULT 0 NOT NULL,
	"last_class" text,
	"last_code" text,
	"last_params" jsonb,
	"paused_at" timestamp (3) with time zone,
	"paused_by" text,
	"alert_due_at" timestamp (3) with time zone,
	"alerts_sent" integer DEFAULT 0 NOT NULL,
	"recovery_due" boolean DEFAULT false NOT NULL,
	CONSTRAINT "connection_health_publisher_id_connection_id_pk" PRIMARY KEY("publisher_id","connection_id"),
	CONSTRAINT "connection_health_circuit" CHECK ("connection_health"."circuit" in ('closed', 'open', 'suspended'))
);
--> statement-breakpoint
CREATE TABLE "connection_validations" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"outcome" text NOT NULL,
	"steps" jsonb NOT NULL,
	"marker" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "connection_validations_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "connection_validations_outcome" CHECK ("connection_validations"."outcome" in ('passed', 'passed_unconfirmed', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "connection_versions" (
	"publisher_id" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"settings" jsonb NOT NULL,
	"secrets" jsonb NOT NULL,
	"mapping" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "connection_versions_publisher_id_connection_id_version_pk" PRIMARY KEY("publisher_id","connection_id","version")
);
--> statement-breakpoint
CREATE TABLE "connections" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"contact_emails" text[] DEFAULT '{}' NOT NULL,
	"live_version" integer,
	"last_version" integer NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "connections_publisher_id_id_pk" PRIMARY KEY("publisher_id","id")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"publisher_id" text NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"lead_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"offer_id" text NOT NULL,
	"environment" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"reason_params" jsonb,
	"person" text NOT NULL,
	"captured_at" timestamp (3) with time zone NOT NULL,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"next_at" timestamp (3) with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	"refusals" smallint DEFAULT 0 NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"leased_by" uuid,
	"urgent" boolean DEFAULT false NOT NULL,
	"possible_duplicate" boolean DEFAULT false NOT NULL,
	"first_attempt_at" timestamp (3) with time zone,
	"last_attempt_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"destination_id" text,
	"destination_uri" text,
	"notice_due" boolean DEFAULT false NOT NULL,
	"replay_id" uuid,
	"replay_of" uuid,
	"superseded_by" uuid,
	CONSTRAINT "deliveries_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "deliveries_of_lead" UNIQUE NULLS NOT DISTINCT("publisher_id","lead_id","connection_id","replay_id"),
	CONSTRAINT "deliveries_state" CHECK ("deliveries"."state" in ('queued', 'sending', 'waiting', 'held', 'delivered', 'delivered_unconfirmed', 'rejected', 'parked', 'cancelled', 'superseded', 'erased')),
	CONSTRAINT "deliveries_environment" CHECK ("deliveries"."environment" in ('live', 'preview')),
	CONSTRAINT "deliveries_leased" CHECK (("deliveries"."state" = 'sending') = ("deliveries"."leased_until" is not null))
);
--> statement-breakpoint
CREATE TABLE "offer_destinations" (
	"publisher_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"environment" text NOT NULL,
	"connection_id" uuid NOT NULL,
	"position" smallint NOT NULL,
	CONSTRAINT "offer_destinations_publisher_id_offer_id_environment_connection_id_pk" PRIMARY KEY("publisher_id","offer_id","environment","connection_id"),
	CONSTRAINT "offer_destinations_environment" CHECK ("offer_destinations"."environment" in ('live', 'preview')),
	CONSTRAINT "offer_destinations_five" CHECK ("offer_destinations"."position" between 0 and 4)
);
--> statement-breakpoint
CREATE TABLE "replays" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"what" text NOT NULL,
	"leads" integer NOT NULL,
	"queued" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"cancelled_at" timestamp (3) with time zone,
	CONSTRAINT "replays_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "replays_what" CHECK ("replays"."what" in ('missing', 'everything'))
);
--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_publisher_id_delivery_id_deliveries_publisher_id_id_fk" FOREIGN KEY ("publisher_id","delivery_id") REFERENCES "public"."deliveries"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_health" ADD CONSTRAINT "connection_health_publisher_id_connection_id_connections_publisher_id_id_fk" FOREIGN KEY ("publisher_id","connection_id") REFERENCES "public"."connections"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_validations" ADD CONSTRAINT "connection_validations_publisher_id_connection_id_connections_publisher_id_id_fk" FOREIGN KEY ("publisher_id","connection_id") REFERENCES "public"."connections"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_versions" ADD CONSTRAINT "connection_versions_publisher_id_connection_id_connections_publisher_id_id_fk" FOREIGN KEY ("publisher_id","connection_id") REFERENCES "public"."connections"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_publisher_id_connection_id_connections_publisher_id_id_fk" FOREIGN KEY ("publisher_id","connection_id") REFERENCES "public"."connections"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_destinations" ADD CONSTRAINT "offer_destinations_publisher_id_connection_id_connections_publisher_id_id_fk" FOREIGN KEY ("publisher_id","connection_id") REFERENCES "public"."connections"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replays" ADD CONSTRAINT "replays_publisher_id_connection_id_connections_publisher_id_id_fk" FOREIGN KEY ("publisher_id","connection_id") REFERENCES "public"."connections"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempts_age" ON "attempts" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "connection_health_alerts" ON "connection_health" USING btree ("alert_due_at") WHERE "connection_health"."alert_due_at" is not null or "connection_health"."recovery_due";--> statement-breakpoint
CREATE INDEX "connection_validations_newest" ON "connection_validations" USING btree ("publisher_id","connection_id","at");--> statement-breakpoint
CREATE INDEX "deliveries_pending" ON "deliveries" USING btree ("publisher_id","connection_id","next_at") WHERE "deliveries"."state" in ('queued', 'waiting', 'held');--> statement-breakpoint
CREATE INDEX "deliveries_sending" ON "deliveries" USING btree ("leased_until") WHERE "deliveries"."state" = 'sending';--> statement-breakpoint
CREATE INDEX "deliveries_urgent" ON "deliveries" USING btree ("publisher_id","connection_id") WHERE "deliveries"."urgent";--> statement-breakpoint
CREATE INDEX "deliveries_failed" ON "deliveries" USING btree ("publisher_id","connection_id") WHERE "deliveries"."state" in ('rejected', 'parked', 'cancelled');--> statement-breakpoint
CREATE INDEX "deliveries_notices" ON "deliveries" USING btree ("publisher_id","connection_id") WHERE "deliveries"."notice_due";--> statement-breakpoint
CREATE INDEX "deliveries_captured" ON "deliveries" USING btree ("publisher_id","captured_at");