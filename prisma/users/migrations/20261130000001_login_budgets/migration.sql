-- CreateTable
CREATE TABLE `FamiliarSource` (
    `hash` BINARY(32) NOT NULL,
    `userId` CHAR(36) NOT NULL,
    `expiresAt` DATETIME(3) NOT NULL,

    INDEX `FamiliarSource_expiresAt_idx`(`expiresAt`),
    PRIMARY KEY (`hash`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `LoginBudget` (
    `hash` BINARY(32) NOT NULL,
    `failures` INTEGER NOT NULL,
    `nextAt` DATETIME(3) NOT NULL,
    `expiresAt` DATETIME(3) NOT NULL,

    INDEX `LoginBudget_expiresAt_idx`(`expiresAt`),
    PRIMARY KEY (`hash`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `FamiliarSource` ADD CONSTRAINT `FamiliarSource_userId_fkey` FOREIGN KEY (`userId`) REFERENCES `User`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;
