CREATE TABLE "lead_export_pieces" (
	"publisher_id" text NOT NULL,
	"export_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "lead_export_pieces_publisher_id_export_id_number_pk" PRIMARY KEY("publisher_id","export_id","number")
);
--> statement-breakpoint
CREATE TABLE "lead_exports" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"format" text NOT NULL,
	"filter" jsonb NOT NULL,
	"offers" text[],
	"state" text NOT NULL,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"bytes" bigint DEFAULT 0 NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"by_id" text NOT NULL,
	"by_email" text,
	"locale" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_exports_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "lead_exports_state" CHECK ("lead_exports"."state" in ('queued', 'running', 'ready', 'failed', 'destroyed'))
);
--> statement-breakpoint
CREATE TABLE "lead_lookups" (
	"publisher_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"result" text NOT NULL,
	"is_customer" boolean DEFAULT false NOT NULL,
	"owner" text,
	"deal" text,
	"last_campaign" text,
	"tries" integer DEFAULT 1 NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_lookups_publisher_id_lead_id_pk" PRIMARY KEY("publisher_id","lead_id"),
	CONSTRAINT "lead_lookups_result" CHECK ("lead_lookups"."result" in ('found', 'unknown', 'failed'))
);
--> statement-breakpoint
CREATE TABLE "lead_touches" (
	"publisher_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"step" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_touches_publisher_id_lead_id_step_pk" PRIMARY KEY("publisher_id","lead_id","step")
);
--> statement-breakpoint
CREATE TABLE "leads_nowhere" (
	"publisher_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"offer_title" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"told_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "leads_nowhere_publisher_id_offer_id_pk" PRIMARY KEY("publisher_id","offer_id")
);
--> statement-breakpoint
CREATE TABLE "lead_release_requests" (
	"publisher_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"why" text NOT NULL,
	"by_name" text NOT NULL,
	"by_email" text,
	"at" timestamp (3) with time zone NOT NULL,
	"verdict" text,
	"answer" text,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	CONSTRAINT "lead_release_requests_publisher_id_lead_id_pk" PRIMARY KEY("publisher_id","lead_id"),
	CONSTRAINT "lead_release_requests_verdict" CHECK ("lead_release_requests"."verdict" in ('released', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "lead_unsubscribed" (
	"publisher_id" text NOT NULL,
	"person" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_unsubscribed_publisher_id_person_pk" PRIMARY KEY("publisher_id","person")
);
--> statement-breakpoint
ALTER TABLE "lead_work" ADD COLUMN "checked" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "lead_export_pieces" ADD CONSTRAINT "lead_export_pieces_publisher_id_export_id_lead_exports_publisher_id_id_fk" FOREIGN KEY ("publisher_id","export_id") REFERENCES "public"."lead_exports"("publisher_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_exports" ADD CONSTRAINT "lead_exports_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_lookups" ADD CONSTRAINT "lead_lookups_publisher_id_lead_id_leads_publisher_id_id_fk" FOREIGN KEY ("publisher_id","lead_id") REFERENCES "public"."leads"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_touches" ADD CONSTRAINT "lead_touches_publisher_id_lead_id_leads_publisher_id_id_fk" FOREIGN KEY ("publisher_id","lead_id") REFERENCES "public"."leads"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads_nowhere" ADD CONSTRAINT "leads_nowhere_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_release_requests" ADD CONSTRAINT "lead_release_requests_publisher_id_lead_id_leads_publisher_id_id_fk" FOREIGN KEY ("publisher_id","lead_id") REFERENCES "public"."leads"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_unsubscribed" ADD CONSTRAINT "lead_unsubscribed_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_exports_by" ON "lead_exports" USING btree ("publisher_id","by_id","at");--> statement-breakpoint
CREATE INDEX "leads_nowhere_told" ON "leads_nowhere" USING btree ("told_at");--> statement-breakpoint
CREATE INDEX "lead_release_requests_open" ON "lead_release_requests" USING btree ("at") WHERE "lead_release_requests"."verdict" is null;