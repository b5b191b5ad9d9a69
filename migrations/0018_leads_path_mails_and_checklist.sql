CREATE TABLE "lead_path_mails" (
	"publisher_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"text" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"stopped" text,
	CONSTRAINT "lead_path_mails_publisher_id_lead_id_id_pk" PRIMARY KEY("publisher_id","lead_id","id"),
	CONSTRAINT "lead_path_mails_stopped" CHECK ("lead_path_mails"."stopped" in ('refused', 'worked', 'gone'))
);
--> statement-breakpoint
CREATE TABLE "lead_mail_refusals" (
	"publisher_id" text NOT NULL,
	"person" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_mail_refusals_publisher_id_person_pk" PRIMARY KEY("publisher_id","person")
);
--> statement-breakpoint
ALTER TABLE "lead_work" ADD COLUMN "checked" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "lead_path_mails" ADD CONSTRAINT "lead_path_mails_publisher_id_lead_id_leads_publisher_id_id_fk" FOREIGN KEY ("publisher_id","lead_id") REFERENCES "public"."leads"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_mail_refusals" ADD CONSTRAINT "lead_mail_refusals_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_path_mails_due" ON "lead_path_mails" USING btree ("due_at") WHERE "lead_path_mails"."sent_at" is null and "lead_path_mails"."stopped" is null;