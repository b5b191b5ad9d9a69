CREATE TABLE "publisher_credentials" (
	"publisher_id" text NOT NULL,
	"credential_id" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"granted_by" text NOT NULL,
	CONSTRAINT "publisher_credentials_publisher_id_credential_id_pk" PRIMARY KEY("publisher_id","credential_id")
);
--> statement-breakpoint
CREATE TABLE "taxonomy_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"list" text NOT NULL,
	"entry" jsonb NOT NULL,
	"saved_by" text NOT NULL,
	"saved_by_name" text NOT NULL,
	"saved_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "publisher_credentials" ADD CONSTRAINT "publisher_credentials_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "taxonomy_changes_oldest" ON "taxonomy_changes" USING btree ("saved_at","id");