-- CreateTable
CREATE TABLE `User` (
    `id` CHAR(36) NOT NULL,
    `username` VARCHAR(32) NOT NULL,
    `email` VARCHAR(254) NOT NULL,
    `name` VARCHAR(32) NULL,
    `phone` VARCHAR(32) NULL,
    `since` DATETIME(3) NOT NULL,
    `role` ENUM('CUSTOMER', 'ADMINISTRATOR') NOT NULL DEFAULT 'CUSTOMER',
    `passwordHash` VARCHAR(255) NULL,

    UNIQUE INDEX `User_username_key`(`username`),
    UNIQUE INDEX `User_email_key`(`email`),
    UNIQUE INDEX `User_name_key`(`name`),
    INDEX `User_since_id_idx`(`since`, `id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `UserWord` (
    `word` VARCHAR(255) NOT NULL,
    `userId` CHAR(36) NOT NULL,

    PRIMARY KEY (`word`, `userId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `JournalEntry` (
    `position` BIGINT NOT NULL,
    `event` ENUM('REGISTERED', 'PHONE_CHANGED') NOT NULL,
    `userId` CHAR(36) NOT NULL,
    `at` DATETIME(3) NOT NULL,

    PRIMARY KEY (`position`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `JournalPosition` (
    `id` TINYINT NOT NULL,
    `last` BIGINT NOT NULL,

    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Session` (
    `id` CHAR(36) NOT NULL,
    `userId` CHAR(36) NOT NULL,
    `expiresAt` DATETIME(3) NOT NULL,
    `revokedAt` DATETIME(3) NULL,

    INDEX `Session_expiresAt_idx`(`expiresAt`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `RefreshToken` (
    `hash` BINARY(32) NOT NULL,
    `sessionId` CHAR(36) NOT NULL,
    `expiresAt` DATETIME(3) NOT NULL,
    `spentAt` DATETIME(3) NULL,

    INDEX `RefreshToken_expiresAt_idx`(`expiresAt`),
    PRIMARY KEY (`hash`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `LoginThrottle` (
    `usernameHash` BINARY(32) NOT NULL,
    `attempts` INTEGER NOT NULL,
    `windowEndsAt` DATETIME(3) NOT NULL,

    INDEX `LoginThrottle_windowEndsAt_idx`(`windowEndsAt`),
    PRIMARY KEY (`usernameHash`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `UserWord` ADD CONSTRAINT `UserWord_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `JournalEntry` ADD CONSTRAINT `JournalEntry_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `Session` ADD CONSTRAINT `Session_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `RefreshToken` ADD CONSTRAINT `RefreshToken_sessionId_fkey` FOREIGN KEY (`sessionId`) REFERENCES `Session`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- The journal's position has one row, always there, for appending locks it.
ALTER TABLE `JournalPosition` ADD CONSTRAINT `JournalPosition_one_row` CHECK (`id` = 1);
INSERT INTO `JournalPosition` (`id`, `last`) VALUES (1, 0);
