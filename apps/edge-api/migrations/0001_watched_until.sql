ALTER TABLE `sessions` ADD `watched_until` integer DEFAULT 0 NOT NULL;
