-- CreateTable
CREATE TABLE `Graph` (
    `id` VARCHAR(64) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,

    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ApiKey` (
    `id` CHAR(36) NOT NULL,
    `graphId` VARCHAR(64) NOT NULL,
    `name` VARCHAR(64) NOT NULL,
    `role` ENUM('READ', 'PUBLISH') NOT NULL,
    `hash` BINARY(32) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `revokedAt` DATETIME(3) NULL,

    UNIQUE INDEX `ApiKey_hash_key`(`hash`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Variant` (
    `id` INTEGER NOT NULL AUTO_INCREMENT,
    `graphId` VARCHAR(64) NOT NULL,
    `name` VARCHAR(64) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `lastLaunch` INTEGER NOT NULL DEFAULT 0,
    `liveLaunch` INTEGER NULL,
    `sourceVariantId` INTEGER NULL,
    `filter` TEXT NULL,

    UNIQUE INDEX `Variant_graphId_name_key`(`graphId`, `name`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Launch` (
    `variantId` INTEGER NOT NULL,
    `number` INTEGER NOT NULL,
    `kind` ENUM('PUBLISH', 'DELETE', 'ROLLBACK', 'PROMOTION', 'CONTRACT') NOT NULL,
    `status` ENUM('COMPLETED', 'FAILED') NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `author` VARCHAR(64) NOT NULL,
    `subgraph` VARCHAR(64) NULL,
    `gitContext` TEXT NOT NULL,
    `buildInput` MEDIUMTEXT NOT NULL,
    `supergraphHash` BINARY(32) NULL,
    `errors` MEDIUMTEXT NOT NULL,
    `changes` MEDIUMTEXT NOT NULL,

    PRIMARY KEY (`variantId`, `number`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Document` (
    `hash` BINARY(32) NOT NULL,
    `text` MEDIUMTEXT NOT NULL,

    PRIMARY KEY (`hash`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `SchemaCheck` (
    `id` CHAR(36) NOT NULL,
    `variantId` INTEGER NOT NULL,
    `subgraph` VARCHAR(64) NOT NULL,
    `createdAt` DATETIME(3) NOT NULL,
    `passed` BOOLEAN NOT NULL,
    `gitContext` TEXT NOT NULL,
    `report` MEDIUMTEXT NOT NULL,

    INDEX `SchemaCheck_variantId_createdAt_idx`(`variantId`, `createdAt`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Operation` (
    `hash` BINARY(32) NOT NULL,
    `name` VARCHAR(255) NOT NULL,
    `body` MEDIUMTEXT NOT NULL,

    PRIMARY KEY (`hash`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `OperationUse` (
    `variantId` INTEGER NOT NULL,
    `hash` BINARY(32) NOT NULL,
    `client` VARCHAR(64) NOT NULL,
    `version` VARCHAR(64) NOT NULL,
    `day` INTEGER NOT NULL,
    `requests` BIGINT NOT NULL,
    `lastSeen` DATETIME(3) NOT NULL,

    INDEX `OperationUse_variantId_day_idx`(`variantId`, `day`),
    PRIMARY KEY (`variantId`, `hash`, `client`, `version`, `day`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `ApiKey` ADD CONSTRAINT `ApiKey_graphId_fkey` FOREIGN KEY (`graphId`) REFERENCES `Graph`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `Variant` ADD CONSTRAINT `Variant_graphId_fkey` FOREIGN KEY (`graphId`) REFERENCES `Graph`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `Variant` ADD CONSTRAINT `Variant_sourceVariantId_fkey` FOREIGN KEY (`sourceVariantId`) REFERENCES `Variant`(`id`) ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `Launch` ADD CONSTRAINT `Launch_variantId_fkey` FOREIGN KEY (`variantId`) REFERENCES `Variant`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `SchemaCheck` ADD CONSTRAINT `SchemaCheck_variantId_fkey` FOREIGN KEY (`variantId`) REFERENCES `Variant`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `OperationUse` ADD CONSTRAINT `OperationUse_variantId_fkey` FOREIGN KEY (`variantId`) REFERENCES `Variant`(`id`) ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE `OperationUse` ADD CONSTRAINT `OperationUse_hash_fkey` FOREIGN KEY (`hash`) REFERENCES `Operation`(`hash`) ON DELETE RESTRICT ON UPDATE CASCADE;
