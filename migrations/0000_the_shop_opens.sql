CREATE TABLE "acts" (
	"publisher_id" text DEFAULT '' NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" text,
	"act" text NOT NULL,
	"subject" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"actor_name" text NOT NULL,
	"request_id" text,
	"detail" jsonb,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "acts_publisher_id_id_pk" PRIMARY KEY("publisher_id","id")
);
--> statement-breakpoint
CREATE TABLE "application_secrets" (
	"publisher_id" text NOT NULL,
	"application_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"hint" text NOT NULL,
	"secret_hash" text NOT NULL,
	"description" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "application_secrets_publisher_id_application_id_id_pk" PRIMARY KEY("publisher_id","application_id","id")
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"limited_to" text[],
	"answerable_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "applications_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "applications_have_roles" CHECK (cardinality("applications"."roles") > 0)
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"account_id" text NOT NULL,
	"password" text,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "credentials_keep_no_token" CHECK ("credentials"."access_token" is null and "credentials"."refresh_token" is null and "credentials"."id_token" is null)
);
--> statement-breakpoint
CREATE TABLE "instance_roles" (
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"granted_by" uuid,
	"granted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "instance_roles_person_id_role_pk" PRIMARY KEY("person_id","role"),
	CONSTRAINT "instance_roles_role" CHECK ("instance_roles"."role" in ('operatorAdmin', 'reviewer'))
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"roles" text[] NOT NULL,
	"limited_to" text[],
	"status" text NOT NULL,
	"token_hash" text NOT NULL,
	"invited_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "invitations_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "invitations_status" CHECK ("invitations"."status" in ('pending', 'accepted', 'revoked', 'expired'))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"publisher_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"roles" text[] NOT NULL,
	"limited_to" text[],
	"tenant_id" uuid,
	"joined_at" timestamp with time zone NOT NULL,
	CONSTRAINT "members_publisher_id_person_id_pk" PRIMARY KEY("publisher_id","person_id"),
	CONSTRAINT "members_have_roles" CHECK (cardinality("members"."roles") > 0)
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"locale" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "people_email_unique" UNIQUE("email"),
	CONSTRAINT "people_locale" CHECK ("people"."locale" in ('en', 'fr')),
	CONSTRAINT "people_email_lower" CHECK ("people"."email" = lower("people"."email"))
);
--> statement-breakpoint
CREATE TABLE "publishers" (
	"publisher_id" text PRIMARY KEY NOT NULL,
	"display_name" text NOT NULL,
	"website" text,
	"description" text,
	"seller_contact" jsonb,
	"company_approver" jsonb,
	"address" jsonb,
	"email_verification" text DEFAULT 'pending' NOT NULL,
	"employment_verification" text DEFAULT 'pending' NOT NULL,
	"business_verification" text DEFAULT 'pending' NOT NULL,
	"marketers_edit_listings" boolean DEFAULT false NOT NULL,
	"marketers_read_leads" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "publishers_id" CHECK ("publishers"."publisher_id" ~ '^[a-z0-9_-]{1,50}$'),
	CONSTRAINT "publishers_email_verification" CHECK ("publishers"."email_verification" in ('pending', 'verified', 'rejected')),
	CONSTRAINT "publishers_employment_verification" CHECK ("publishers"."employment_verification" in ('pending', 'verified', 'rejected')),
	CONSTRAINT "publishers_business_verification" CHECK ("publishers"."business_verification" in ('pending', 'verified', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "rate_limits" (
	"key" text PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"tenant_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "tenant_domains" (
	"publisher_id" text NOT NULL,
	"tenant_id" uuid NOT NULL,
	"domain" text NOT NULL,
	"status" text NOT NULL,
	"proof" text,
	"code_hash" text,
	"code_sent_to" text,
	"code_expires_at" timestamp with time zone,
	"code_tries_left" integer DEFAULT 0 NOT NULL,
	"verified_at" timestamp with time zone,
	CONSTRAINT "tenant_domains_publisher_id_tenant_id_domain_pk" PRIMARY KEY("publisher_id","tenant_id","domain"),
	CONSTRAINT "tenant_domains_status" CHECK ("tenant_domains"."status" in ('pending', 'verified'))
);
--> statement-breakpoint
CREATE TABLE "tenants" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"client_secret_sealed" text NOT NULL,
	"secret_set_at" timestamp with time zone NOT NULL,
	"secret_set_by" uuid,
	"default_roles" text[],
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "tenants_publisher_id_id_pk" PRIMARY KEY("publisher_id","id")
);
--> statement-breakpoint
CREATE TABLE "verifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
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
	"urgent" boolean DEFAULT false NOT NULL,
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
	"contact_locale" text DEFAULT 'en' NOT NULL,
	"live_version" integer,
	"last_version" integer NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"created_by" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"updated_by" text NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "connections_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "connections_contact_locale" CHECK ("connections"."contact_locale" in ('en', 'fr'))
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
CREATE TABLE "events" (
	"publisher_id" text DEFAULT '' NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"version" smallint NOT NULL,
	"offer_id" text,
	"subject_id" text,
	"at" timestamp with time zone NOT NULL,
	"data" jsonb NOT NULL,
	CONSTRAINT "events_publisher_id_id_pk" PRIMARY KEY("publisher_id","id")
);
--> statement-breakpoint
CREATE TABLE "enquiry_rates" (
	"key" varchar(255) PRIMARY KEY NOT NULL,
	"points" integer DEFAULT 0 NOT NULL,
	"expire" bigint
);
--> statement-breakpoint
CREATE TABLE "lead_acts" (
	"publisher_id" text NOT NULL,
	"act" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"previous_lead_id" uuid,
	"at" timestamp (3) with time zone NOT NULL,
	"previous_at" timestamp (3) with time zone,
	CONSTRAINT "lead_acts_publisher_id_act_pk" PRIMARY KEY("publisher_id","act")
);
--> statement-breakpoint
CREATE TABLE "lead_steps" (
	"publisher_id" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"work_state" text NOT NULL,
	"note" text,
	"by_id" text NOT NULL,
	"by_name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "lead_steps_publisher_id_lead_id_id_pk" PRIMARY KEY("publisher_id","lead_id","id"),
	CONSTRAINT "lead_steps_work_state" CHECK ("lead_steps"."work_state" in ('new', 'contacted', 'nurturing', 'qualified', 'converted', 'disqualified', 'unreachable'))
);
--> statement-breakpoint
CREATE TABLE "leads" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"sequence" bigint GENERATED BY DEFAULT AS IDENTITY (sequence name "leads_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"environment" text NOT NULL,
	"state" text NOT NULL,
	"offer_id" text NOT NULL,
	"offer_title" text NOT NULL,
	"offer_type" text NOT NULL,
	"listing_option" text NOT NULL,
	"plan_id" text,
	"publisher_name" text NOT NULL,
	"marketplace" text NOT NULL,
	"source" text NOT NULL,
	"action_code" text NOT NULL,
	"lead_source" text NOT NULL,
	"first_name" text,
	"last_name" text,
	"email" text,
	"email_normalised" text,
	"phone" text,
	"phone_e164" text,
	"country" text,
	"company" text,
	"title" text,
	"message" text,
	"campaign" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"referrer_host" text,
	"locale" text NOT NULL,
	"consent" jsonb,
	"allow_marketing" boolean DEFAULT false NOT NULL,
	"flags" text[] DEFAULT '{}' NOT NULL,
	"suspicions" text[] DEFAULT '{}' NOT NULL,
	"duplicate_of" uuid,
	"score" integer NOT NULL,
	"rating" text NOT NULL,
	"score_reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"ip_hash" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"captured_at" timestamp (3) with time zone NOT NULL,
	"retain_until" timestamp (3) with time zone NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "leads_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "leads_environment" CHECK ("leads"."environment" in ('live', 'preview', 'test')),
	CONSTRAINT "leads_state" CHECK ("leads"."state" in ('routable', 'withheld', 'quarantined', 'erased')),
	CONSTRAINT "leads_rating" CHECK ("leads"."rating" in ('hot', 'warm', 'cold'))
);
--> statement-breakpoint
CREATE TABLE "spent_form_tokens" (
	"token" text PRIMARY KEY NOT NULL,
	"lead_id" uuid NOT NULL,
	"publisher_id" text NOT NULL,
	"enquiry" text NOT NULL,
	"spent_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assets" (
	"publisher_id" text NOT NULL,
	"asset_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sha256" text NOT NULL,
	"size" integer NOT NULL,
	"content_type" text NOT NULL,
	"filename" text NOT NULL,
	"width" integer,
	"height" integer,
	"warnings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"generated_from" uuid,
	"uploaded_at" timestamp with time zone NOT NULL,
	"uploaded_by" text NOT NULL,
	CONSTRAINT "assets_publisher_id_asset_id_pk" PRIMARY KEY("publisher_id","asset_id")
);
--> statement-breakpoint
CREATE TABLE "catalogue" (
	"only" boolean PRIMARY KEY DEFAULT true NOT NULL,
	"version" bigint NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "catalogue_one_row" CHECK ("catalogue"."only")
);
--> statement-breakpoint
CREATE TABLE "check_results" (
	"publisher_id" text NOT NULL,
	"submission_id" uuid NOT NULL,
	"item_id" text NOT NULL,
	"state" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"reviewer_id" text NOT NULL,
	"reviewer_name" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "check_results_publisher_id_submission_id_item_id_pk" PRIMARY KEY("publisher_id","submission_id","item_id"),
	CONSTRAINT "check_results_state" CHECK ("check_results"."state" in ('pass', 'fail', 'notApplicable'))
);
--> statement-breakpoint
CREATE TABLE "findings" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"offer_id" text NOT NULL,
	"item_id" text NOT NULL,
	"policy_id" text NOT NULL,
	"page_key" text,
	"field_key" text,
	"file" text,
	"message" text NOT NULL,
	"evidence" text NOT NULL,
	"evidence_urls" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"suggested_fix" text NOT NULL,
	"status" text NOT NULL,
	"repeated" boolean DEFAULT false NOT NULL,
	"reviewer_id" text NOT NULL,
	"reviewer_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "findings_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "findings_status" CHECK ("findings"."status" in ('open', 'fixed', 'disputed', 'waived'))
);
--> statement-breakpoint
CREATE TABLE "offer_history" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" text NOT NULL,
	"event" text NOT NULL,
	"submission_id" uuid,
	"step_id" text,
	"outcome" text,
	"pages" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"note" text,
	"initiator" text NOT NULL,
	"initiator_id" text,
	"initiator_name" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "offer_history_publisher_id_id_pk" PRIMARY KEY("publisher_id","id")
);
--> statement-breakpoint
CREATE TABLE "offer_presences" (
	"publisher_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"person_id" text NOT NULL,
	"person_name" text NOT NULL,
	"page_key" text NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "offer_presences_publisher_id_offer_id_person_id_pk" PRIMARY KEY("publisher_id","offer_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"publisher_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"type" text NOT NULL,
	"alias" text NOT NULL,
	"profile" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"hidden" boolean DEFAULT false NOT NULL,
	"draft" jsonb NOT NULL,
	"secrets" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"draft_revision" integer DEFAULT 1 NOT NULL,
	"draft_saved_at" timestamp with time zone NOT NULL,
	"draft_saved_by" text NOT NULL,
	"draft_saved_by_name" text NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"preview_version" integer,
	"live_version" integer,
	"first_published_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text NOT NULL,
	CONSTRAINT "offers_publisher_id_offer_id_pk" PRIMARY KEY("publisher_id","offer_id"),
	CONSTRAINT "offers_status" CHECK ("offers"."status" in ('draft', 'publishing', 'attentionNeeded', 'preview', 'live', 'stopPending', 'notAvailable')),
	CONSTRAINT "offers_profile" CHECK ("offers"."profile" in ('2020', '2022'))
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" text NOT NULL,
	"submission_id" uuid NOT NULL,
	"slot" text NOT NULL,
	"version" integer NOT NULL,
	"snapshot" jsonb NOT NULL,
	"hidden" boolean NOT NULL,
	"published_by" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"catalogue_version" bigint,
	"ended_catalogue_version" bigint,
	CONSTRAINT "publications_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "publications_slot" CHECK ("publications"."slot" in ('preview', 'live'))
);
--> statement-breakpoint
CREATE TABLE "region_authorisations" (
	"publisher_id" text NOT NULL,
	"region_id" text NOT NULL,
	"granted_at" timestamp with time zone NOT NULL,
	"granted_by" text NOT NULL,
	CONSTRAINT "region_authorisations_publisher_id_region_id_pk" PRIMARY KEY("publisher_id","region_id")
);
--> statement-breakpoint
CREATE TABLE "offer_reminders_sent" (
	"publisher_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"about" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	CONSTRAINT "offer_reminders_sent_publisher_id_offer_id_about_pk" PRIMARY KEY("publisher_id","offer_id","about")
);
--> statement-breakpoint
CREATE TABLE "review_messages" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"finding_id" uuid,
	"side" text NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"author_id" text NOT NULL,
	"author_name" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "review_messages_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "review_messages_side" CHECK ("review_messages"."side" in ('publisher', 'operator')),
	CONSTRAINT "review_messages_kind" CHECK ("review_messages"."kind" in ('question', 'answer', 'dispute', 'waived', 'fixed', 'upheld'))
);
--> statement-breakpoint
CREATE TABLE "submission_steps" (
	"publisher_id" text NOT NULL,
	"submission_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"step_id" text NOT NULL,
	"status" text NOT NULL,
	"progress_percentage" integer DEFAULT 0 NOT NULL,
	"messages" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"kept" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"tried_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "submission_steps_publisher_id_submission_id_step_id_pk" PRIMARY KEY("publisher_id","submission_id","step_id"),
	CONSTRAINT "submission_steps_status" CHECK ("submission_steps"."status" in ('notStarted', 'inProgress', 'waitingForPublisherReview', 'waitingForApproval', 'blocked', 'rejected', 'complete', 'canceled'))
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"publisher_id" text NOT NULL,
	"id" uuid NOT NULL,
	"offer_id" text NOT NULL,
	"number" integer NOT NULL,
	"status" text NOT NULL,
	"target" text NOT NULL,
	"status_before" text NOT NULL,
	"snapshot" jsonb NOT NULL,
	"revision" integer NOT NULL,
	"marketing_only" boolean NOT NULL,
	"notes" text DEFAULT '' NOT NULL,
	"notification_emails" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"certification_secrets" text,
	"senior_review" boolean DEFAULT false NOT NULL,
	"submitted_by" text NOT NULL,
	"submitted_by_name" text NOT NULL,
	"submitted_by_email" text,
	"submitted_at" timestamp with time zone NOT NULL,
	"preview_ready_at" timestamp with time zone,
	"signed_off_by" text,
	"signed_off_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "submissions_publisher_id_id_pk" PRIMARY KEY("publisher_id","id"),
	CONSTRAINT "submissions_status" CHECK ("submissions"."status" in ('running', 'waitingForPublisher', 'succeeded', 'failed', 'rejected', 'canceled', 'superseded')),
	CONSTRAINT "submissions_target" CHECK ("submissions"."target" in ('preview', 'live'))
);
--> statement-breakpoint
CREATE TABLE "verdicts" (
	"publisher_id" text NOT NULL,
	"submission_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"reviewer_id" text NOT NULL,
	"reviewer_name" text NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "verdicts_publisher_id_submission_id_pk" PRIMARY KEY("publisher_id","submission_id"),
	CONSTRAINT "verdicts_verdict" CHECK ("verdicts"."verdict" in ('approved', 'rejected'))
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"key" text PRIMARY KEY NOT NULL,
	"request" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"answered_at" timestamp with time zone,
	"status" integer,
	"answer" text
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"html" text,
	"kind" text NOT NULL,
	"about" text,
	"status" text NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	CONSTRAINT "mails_status" CHECK ("mails"."status" in ('waiting', 'sent', 'kept', 'failed'))
);
--> statement-breakpoint
ALTER TABLE "application_secrets" ADD CONSTRAINT "application_secrets_publisher_id_application_id_applications_publisher_id_id_fk" FOREIGN KEY ("publisher_id","application_id") REFERENCES "public"."applications"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_answerable_id_people_id_fk" FOREIGN KEY ("answerable_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance_roles" ADD CONSTRAINT "instance_roles_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "instance_roles" ADD CONSTRAINT "instance_roles_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenant_domains" ADD CONSTRAINT "tenant_domains_publisher_id_tenant_id_tenants_publisher_id_id_fk" FOREIGN KEY ("publisher_id","tenant_id") REFERENCES "public"."tenants"("publisher_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tenants" ADD CONSTRAINT "tenants_secret_set_by_people_id_fk" FOREIGN KEY ("secret_set_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_publisher_id_delivery_id_deliveries_publisher_id_id_fk" FOREIGN KEY ("publisher_id","delivery_id") REFERENCES "public"."deliveries"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_health" ADD CONSTRAINT "connection_health_publisher_id_connection_id_connections_publisher_id_id_fk" FOREIGN KEY ("publisher_id","connection_id") REFERENCES "public"."connections"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_validations" ADD CONSTRAINT "connection_validations_publisher_id_connection_id_connections_publisher_id_id_fk" FOREIGN KEY ("publisher_id","connection_id") REFERENCES "public"."connections"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connection_versions" ADD CONSTRAINT "connection_versions_publisher_id_connection_id_connections_publisher_id_id_fk" FOREIGN KEY ("publisher_id","connection_id") REFERENCES "public"."connections"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "connections" ADD CONSTRAINT "connections_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_publisher_id_connection_id_connections_publisher_id_id_fk" FOREIGN KEY ("publisher_id","connection_id") REFERENCES "public"."connections"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_destinations" ADD CONSTRAINT "offer_destinations_publisher_id_connection_id_connections_publisher_id_id_fk" FOREIGN KEY ("publisher_id","connection_id") REFERENCES "public"."connections"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replays" ADD CONSTRAINT "replays_publisher_id_connection_id_connections_publisher_id_id_fk" FOREIGN KEY ("publisher_id","connection_id") REFERENCES "public"."connections"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_steps" ADD CONSTRAINT "lead_steps_publisher_id_lead_id_leads_publisher_id_id_fk" FOREIGN KEY ("publisher_id","lead_id") REFERENCES "public"."leads"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leads" ADD CONSTRAINT "leads_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assets" ADD CONSTRAINT "assets_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "check_results" ADD CONSTRAINT "check_results_publisher_id_submission_id_submissions_publisher_id_id_fk" FOREIGN KEY ("publisher_id","submission_id") REFERENCES "public"."submissions"("publisher_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "findings" ADD CONSTRAINT "findings_publisher_id_submission_id_submissions_publisher_id_id_fk" FOREIGN KEY ("publisher_id","submission_id") REFERENCES "public"."submissions"("publisher_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_history" ADD CONSTRAINT "offer_history_publisher_id_offer_id_offers_publisher_id_offer_id_fk" FOREIGN KEY ("publisher_id","offer_id") REFERENCES "public"."offers"("publisher_id","offer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_presences" ADD CONSTRAINT "offer_presences_publisher_id_offer_id_offers_publisher_id_offer_id_fk" FOREIGN KEY ("publisher_id","offer_id") REFERENCES "public"."offers"("publisher_id","offer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_publisher_id_offer_id_offers_publisher_id_offer_id_fk" FOREIGN KEY ("publisher_id","offer_id") REFERENCES "public"."offers"("publisher_id","offer_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_publisher_id_submission_id_submissions_publisher_id_id_fk" FOREIGN KEY ("publisher_id","submission_id") REFERENCES "public"."submissions"("publisher_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "region_authorisations" ADD CONSTRAINT "region_authorisations_publisher_id_publishers_publisher_id_fk" FOREIGN KEY ("publisher_id") REFERENCES "public"."publishers"("publisher_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_reminders_sent" ADD CONSTRAINT "offer_reminders_sent_publisher_id_offer_id_offers_publisher_id_offer_id_fk" FOREIGN KEY ("publisher_id","offer_id") REFERENCES "public"."offers"("publisher_id","offer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_messages" ADD CONSTRAINT "review_messages_publisher_id_submission_id_submissions_publisher_id_id_fk" FOREIGN KEY ("publisher_id","submission_id") REFERENCES "public"."submissions"("publisher_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_steps" ADD CONSTRAINT "submission_steps_publisher_id_submission_id_submissions_publisher_id_id_fk" FOREIGN KEY ("publisher_id","submission_id") REFERENCES "public"."submissions"("publisher_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_publisher_id_offer_id_offers_publisher_id_offer_id_fk" FOREIGN KEY ("publisher_id","offer_id") REFERENCES "public"."offers"("publisher_id","offer_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verdicts" ADD CONSTRAINT "verdicts_publisher_id_submission_id_submissions_publisher_id_id_fk" FOREIGN KEY ("publisher_id","submission_id") REFERENCES "public"."submissions"("publisher_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "acts_newest" ON "acts" USING btree ("publisher_id","at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "acts_of_actor" ON "acts" USING btree ("actor_id","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "applications_id" ON "applications" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_of_provider" ON "credentials" USING btree ("provider_id","account_id");--> statement-breakpoint
CREATE INDEX "credentials_of_person" ON "credentials" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_pending" ON "invitations" USING btree ("publisher_id","email") WHERE "invitations"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "invitations_due" ON "invitations" USING btree ("expires_at") WHERE "invitations"."status" = 'pending';--> statement-breakpoint
CREATE INDEX "members_person" ON "members" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_of_person" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sessions_expiry" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "tenant_domains_one_owner" ON "tenant_domains" USING btree ("domain") WHERE "tenant_domains"."status" = 'verified';--> statement-breakpoint
CREATE INDEX "verifications_identifier" ON "verifications" USING btree ("identifier");--> statement-breakpoint
CREATE INDEX "attempts_age" ON "attempts" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "connection_health_alerts" ON "connection_health" USING btree ("alert_due_at") WHERE "connection_health"."alert_due_at" is not null or "connection_health"."recovery_due";--> statement-breakpoint
CREATE INDEX "connection_validations_newest" ON "connection_validations" USING btree ("publisher_id","connection_id","at");--> statement-breakpoint
CREATE INDEX "deliveries_pending" ON "deliveries" USING btree ("publisher_id","connection_id","next_at","lead_id") WHERE "deliveries"."state" in ('queued', 'waiting', 'held');--> statement-breakpoint
CREATE INDEX "deliveries_sending" ON "deliveries" USING btree ("leased_until") WHERE "deliveries"."state" = 'sending';--> statement-breakpoint
CREATE INDEX "deliveries_urgent" ON "deliveries" USING btree ("publisher_id","connection_id") WHERE "deliveries"."urgent";--> statement-breakpoint
CREATE INDEX "deliveries_failed" ON "deliveries" USING btree ("publisher_id","connection_id") WHERE "deliveries"."state" in ('rejected', 'parked');--> statement-breakpoint
CREATE INDEX "deliveries_notices" ON "deliveries" USING btree ("publisher_id","connection_id") WHERE "deliveries"."notice_due";--> statement-breakpoint
CREATE INDEX "deliveries_captured" ON "deliveries" USING btree ("captured_at");--> statement-breakpoint
CREATE INDEX "events_by_kind" ON "events" USING btree ("publisher_id","kind","at");--> statement-breakpoint
CREATE INDEX "events_by_time" ON "events" USING btree ("at");--> statement-breakpoint
CREATE INDEX "leads_by_id" ON "leads" USING btree ("id");--> statement-breakpoint
CREATE INDEX "leads_newest" ON "leads" USING btree ("publisher_id","captured_at","id");--> statement-breakpoint
CREATE INDEX "leads_best" ON "leads" USING btree ("publisher_id","score","id");--> statement-breakpoint
CREATE INDEX "leads_person" ON "leads" USING btree ("publisher_id","email_normalised");--> statement-breakpoint
CREATE INDEX "leads_words" ON "leads" USING gin ((to_tsvector('simple', coalesce("first_name", '') || ' ' || coalesce("last_name", '') || ' ' || coalesce("email", '') || ' ' || coalesce("company", '') || ' ' || coalesce("title", ''))));--> statement-breakpoint
CREATE INDEX "spent_form_tokens_age" ON "spent_form_tokens" USING btree ("spent_at");--> statement-breakpoint
CREATE INDEX "assets_by_content" ON "assets" USING btree ("publisher_id","sha256");--> statement-breakpoint
CREATE INDEX "assets_generated" ON "assets" USING btree ("publisher_id","generated_from");--> statement-breakpoint
CREATE INDEX "findings_of_offer" ON "findings" USING btree ("publisher_id","offer_id","created_at");--> statement-breakpoint
CREATE INDEX "findings_of_submission" ON "findings" USING btree ("publisher_id","submission_id");--> statement-breakpoint
CREATE INDEX "offer_history_newest" ON "offer_history" USING btree ("publisher_id","offer_id","at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "publications_one_per_slot" ON "publications" USING btree ("publisher_id","offer_id","slot") WHERE "publications"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "publications_version" ON "publications" USING btree ("publisher_id","offer_id","version");--> statement-breakpoint
CREATE INDEX "publications_entered" ON "publications" USING btree ("catalogue_version") WHERE "publications"."slot" = 'live';--> statement-breakpoint
CREATE INDEX "publications_left" ON "publications" USING btree ("ended_catalogue_version") WHERE "publications"."slot" = 'live';--> statement-breakpoint
CREATE INDEX "review_messages_of_submission" ON "review_messages" USING btree ("publisher_id","submission_id","at");--> statement-breakpoint
CREATE INDEX "submission_steps_under_way" ON "submission_steps" USING btree ("tried_at") WHERE "submission_steps"."status" = 'inProgress';--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_number" ON "submissions" USING btree ("publisher_id","offer_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "submissions_one_running" ON "submissions" USING btree ("publisher_id","offer_id") WHERE "submissions"."status" = 'running';--> statement-breakpoint
CREATE INDEX "submissions_by_status" ON "submissions" USING btree ("status","submitted_at");--> statement-breakpoint
CREATE INDEX "idempotency_keys_started" ON "idempotency_keys" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "mails_newest" ON "mails" USING btree ("created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "mails_about" ON "mails" USING btree ("about");