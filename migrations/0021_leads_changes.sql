CREATE TABLE "webhooks" (
	"publisher_id" text NOT NULL,
	"purpose" text NOT NULL,
	"url" jsonb NOT NULL,
	"signing_secret" jsonb NOT NULL,
	"events" text[] DEFAULT '{}' NOT NULL,
	"tells_address" boolean DEFAULT false NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answer" jsonb,
	"stopped_at" timestamp (3) with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	CONSTRAINT "webhooks_publisher_id_purpose_pk" PRIMARY KEY("publisher_id","purpose"),
	CONSTRAINT "webhooks_purpose" CHECK ("webhooks"."purpose" in ('notices', 'lookup'))
);
--> statement-breakpoint
CREATE TABLE "lead_looked_up" (
	"publisher_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"source" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"is_customer" boolean NOT NULL,
	"owner" text,
	"deal" text,
	"last_campaign" text,
	CONSTRAINT "lead_looked_up_publisher_id_lead_id_pk" PRIMARY KEY("publisher_id","lead_id")
);
--> statement-breakpoint
CREATE TABLE "lead_changes" (
	"publisher_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"what" text NOT NULL,
	"value" text,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_changes_publisher_id_lead_id_id_pk" PRIMARY KEY("publisher_id","lead_id","id"),
	CONSTRAINT "lead_changes_what" CHECK ("lead_changes"."what" in ('given', 'tagged', 'judged', 'released'))
);
--> statement-breakpoint
ALTER TABLE "webhooks" ADD CONSTRAINT "webhooks_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_looked_up" ADD CONSTRAINT "lead_looked_up_publisher_id_lead_id_leads_publisher_id_id_fk" FOREIGN KEY ("publisher_id","lead_id") REFERENCES "public"."leads"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_changes" ADD CONSTRAINT "lead_changes_publisher_id_lead_id_leads_publisher_id_id_fk" FOREIGN KEY ("publisher_id","lead_id") REFERENCES "public"."leads"("publisher_id","id") ON DELETE no action ON UPDATE no action;