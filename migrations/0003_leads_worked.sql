CREATE TABLE "lead_erasure_tasks" (
	"publisher_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"connection_name" text NOT NULL,
	"kind" text NOT NULL,
	"destination_id" text,
	"destination_uri" text,
	"delivered_at" timestamp (3) with time zone,
	"at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by" text,
	CONSTRAINT "lead_erasure_tasks_publisher_id_lead_id_connection_id_pk" PRIMARY KEY("publisher_id","lead_id","connection_id")
);
--> statement-breakpoint
CREATE TABLE "lead_erasures" (
	"publisher_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"why" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_erasures_publisher_id_lead_id_pk" PRIMARY KEY("publisher_id","lead_id"),
	CONSTRAINT "lead_erasures_why" CHECK ("lead_erasures"."why" in ('customer', 'publisher', 'retention'))
);
--> statement-breakpoint
CREATE TABLE "lead_fact_lists" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"rows" integer NOT NULL,
	"uploaded_at" timestamp (3) with time zone NOT NULL,
	"uploaded_by" text NOT NULL,
	CONSTRAINT "lead_fact_lists_publisher_id_id_pk" PRIMARY KEY("publisher_id","id")
);
--> statement-breakpoint
CREATE TABLE "lead_facts" (
	"publisher_id" text NOT NULL,
	"list_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"email_hash" text,
	"domain" text,
	"company" text,
	"is_customer" boolean DEFAULT false NOT NULL,
	"owner" text,
	"deal" text,
	"last_campaign" text,
	CONSTRAINT "lead_facts_publisher_id_list_id_line_pk" PRIMARY KEY("publisher_id","list_id","line")
);
--> statement-breakpoint
CREATE TABLE "lead_imports" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"rows" integer NOT NULL,
	"kept" integer NOT NULL,
	"repeated" integer NOT NULL,
	"refused" jsonb NOT NULL,
	"sent" boolean NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by" text NOT NULL,
	CONSTRAINT "lead_imports_publisher_id_id_pk" PRIMARY KEY("publisher_id","id")
);
--> statement-breakpoint
CREATE TABLE "lead_settings" (
	"publisher_id" text PRIMARY KEY NOT NULL,
	"settings" jsonb NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"digested_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "lead_tasks" (
	"publisher_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"what" text NOT NULL,
	"due_at" timestamp (3) with time zone,
	"by_name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_by_name" text,
	CONSTRAINT "lead_tasks_publisher_id_lead_id_id_pk" PRIMARY KEY("publisher_id","lead_id","id")
);
--> statement-breakpoint
CREATE TABLE "lead_views" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"query" text NOT NULL,
	"owner_id" text,
	"created_by" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_views_publisher_id_id_pk" PRIMARY KEY("publisher_id","id")
);
--> statement-breakpoint
CREATE TABLE "lead_work" (
	"publisher_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"work_state" text DEFAULT 'new' NOT NULL,
	"reason" text,
	"owner_id" text,
	"owner_name" text,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"path" text,
	"target_minutes" integer,
	"due_at" timestamp (3) with time zone,
	"half_at" timestamp (3) with time zone,
	"warned_at" timestamp (3) with time zone,
	"escalated_at" timestamp (3) with time zone,
	"first_contacted_at" timestamp (3) with time zone,
	"quality" text,
	"touched_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_work_publisher_id_lead_id_pk" PRIMARY KEY("publisher_id","lead_id"),
	CONSTRAINT "lead_work_state" CHECK ("lead_work"."work_state" in ('new', 'contacted', 'nurturing', 'qualified', 'converted', 'disqualified', 'unreachable')),
	CONSTRAINT "lead_work_quality" CHECK ("lead_work"."quality" in ('good', 'wrong-contact', 'not-a-buyer', 'spam'))
);
--> statement-breakpoint
CREATE TABLE "privacy_requests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"token" text NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "privacy_requests_token_unique" UNIQUE("token")
);
--> statement-breakpoint
ALTER TABLE "lead_steps" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "lead_fact_lists" ADD CONSTRAINT "lead_fact_lists_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_facts" ADD CONSTRAINT "lead_facts_publisher_id_list_id_lead_fact_lists_publisher_id_id_fk" FOREIGN KEY ("publisher_id","list_id") REFERENCES "public"."lead_fact_lists"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_imports" ADD CONSTRAINT "lead_imports_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_settings" ADD CONSTRAINT "lead_settings_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_tasks" ADD CONSTRAINT "lead_tasks_publisher_id_lead_id_leads_publisher_id_id_fk" FOREIGN KEY ("publisher_id","lead_id") REFERENCES "public"."leads"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_views" ADD CONSTRAINT "lead_views_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_work" ADD CONSTRAINT "lead_work_publisher_id_lead_id_leads_publisher_id_id_fk" FOREIGN KEY ("publisher_id","lead_id") REFERENCES "public"."leads"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_erasure_tasks_open" ON "lead_erasure_tasks" USING btree ("publisher_id","at") WHERE "lead_erasure_tasks"."done_at" is null;--> statement-breakpoint
CREATE INDEX "lead_facts_email" ON "lead_facts" USING btree ("publisher_id","email_hash");--> statement-breakpoint
CREATE INDEX "lead_facts_domain" ON "lead_facts" USING btree ("publisher_id","domain");--> statement-breakpoint
CREATE INDEX "lead_facts_company" ON "lead_facts" USING btree ("publisher_id","company");--> statement-breakpoint
CREATE INDEX "lead_work_due" ON "lead_work" USING btree ("due_at") WHERE "lead_work"."due_at" is not null;--> statement-breakpoint
CREATE INDEX "lead_work_owner" ON "lead_work" USING btree ("publisher_id","owner_id");--> statement-breakpoint
CREATE INDEX "privacy_requests_person" ON "privacy_requests" USING btree ("person","asked_at");--> statement-breakpoint
CREATE INDEX "leads_lately" ON "leads" USING brin ("captured_at");