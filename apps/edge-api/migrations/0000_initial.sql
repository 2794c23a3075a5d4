CREATE TABLE `models` (
	`id` text PRIMARY KEY NOT NULL,
	`manifest` text NOT NULL,
	`summary` text NOT NULL,
	`published_at` integer NOT NULL,
	`retired_at` integer,
	`is_default` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `models_one_default` ON `models` (`is_default`) WHERE "models"."is_default" = 1;--> statement-breakpoint
CREATE TABLE `publish_log` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`token_id` text NOT NULL,
	`action` text NOT NULL,
	`model_id` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `publish_tokens` (
	`id` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`scope` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
-- By hand: WITHOUT ROWID, which drizzle-kit cannot express. The key is the table then, so that a sample costs one row written
-- (two with a rowid and its separate index), and a repeated one none. Keep it when a later migration rebuilds this table.
CREATE TABLE `samples` (
	`session_id` text NOT NULL,
	`seq` integer NOT NULL,
	`track` integer NOT NULL,
	`offset_ms` integer NOT NULL,
	`frames` integer NOT NULL,
	`angry` integer NOT NULL,
	`disgust` integer NOT NULL,
	`fear` integer NOT NULL,
	`happy` integer NOT NULL,
	`neutral` integer NOT NULL,
	`sad` integer NOT NULL,
	`surprise` integer NOT NULL,
	PRIMARY KEY(`session_id`, `seq`)
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`write_hash` text NOT NULL,
	`title` text NOT NULL,
	`visibility` text NOT NULL,
	`model_id` text NOT NULL,
	`detector` text NOT NULL,
	`consent_version` integer NOT NULL,
	`started_at` integer NOT NULL,
	`ended_at` integer,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_public` ON `sessions` (`started_at`,`id`) WHERE "sessions"."visibility" = 'public';--> statement-breakpoint
CREATE INDEX `sessions_expiry` ON `sessions` (`expires_at`);