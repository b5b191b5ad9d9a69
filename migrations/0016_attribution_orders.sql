CREATE TABLE "deployment_orders" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" text NOT NULL,
	"plan_id" text NOT NULL,
	"package_sha256" text NOT NULL,
	"tracking_id" text,
	"left_out" boolean NOT NULL,
	"parameter" text,
	"notice_version" text,
	"notice_date" timestamp (3) with time zone,
	"notice_text" text,
	"locale" text NOT NULL,
	"ordered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "deployment_orders_publisher_id_id_pk" PRIMARY KEY("publisher_id","id")
);
--> statement-breakpoint
ALTER TABLE "deployment_orders" ADD CONSTRAINT "deployment_orders_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deployment_orders_id" ON "deployment_orders" USING btree ("id");--> statement-breakpoint
CREATE INDEX "deployment_orders_newest" ON "deployment_orders" USING btree ("publisher_id","ordered_at");