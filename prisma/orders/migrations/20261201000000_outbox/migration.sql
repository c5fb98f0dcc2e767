-- CreateTable
CREATE TABLE `OutboxEvent` (
    `sequence` BIGINT NOT NULL AUTO_INCREMENT,
    `id` CHAR(36) NOT NULL,
    `aggregatetype` VARCHAR(64) NOT NULL,
    `aggregateid` VARCHAR(64) NOT NULL,
    `type` VARCHAR(64) NOT NULL,
    `payload` TEXT NOT NULL,
    `position` BIGINT NULL,

    UNIQUE INDEX `OutboxEvent_id_key`(`id`),
    UNIQUE INDEX `OutboxEvent_position_key`(`position`),
    PRIMARY KEY (`sequence`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `OutboxPosition` (
    `id` TINYINT NOT NULL,
    `last` BIGINT NOT NULL,

    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- What follows is written by hand: what Prisma's schema language cannot say.

ALTER TABLE `OutboxPosition` ADD CONSTRAINT `OutboxPosition_one_row` CHECK (`id` = 1);
INSERT INTO `OutboxPosition` (`id`, `last`) VALUES (1, 0);
