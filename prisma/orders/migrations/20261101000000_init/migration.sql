-- CreateTable
CREATE TABLE `Customer` (
    `id` CHAR(36) NOT NULL,

    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Offer` (
    `bookId` INTEGER NOT NULL,
    `price` INTEGER NOT NULL,
    `currency` CHAR(3) NOT NULL,
    `stock` INTEGER UNSIGNED NOT NULL,
    `timesOrdered` INTEGER UNSIGNED NOT NULL DEFAULT 0,

    PRIMARY KEY (`bookId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `Order` (
    `id` CHAR(36) NOT NULL,
    `customerId` CHAR(36) NOT NULL,
    `status` ENUM('PLACED', 'SHIPPED', 'CANCELED') NOT NULL DEFAULT 'PLACED',
    `placedAt` DATETIME(3) NOT NULL,
    `canceledAt` DATETIME(3) NULL,
    `currency` CHAR(3) NOT NULL,
    `subtotal` INTEGER NOT NULL,
    `total` INTEGER NOT NULL,
    `idempotencyKey` VARCHAR(64) NOT NULL,
    `itemsFingerprint` CHAR(64) NOT NULL,

    INDEX `Order_customerId_placedAt_id_idx`(`customerId`, `placedAt`, `id`),
    UNIQUE INDEX `Order_customerId_idempotencyKey_key`(`customerId`, `idempotencyKey`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `OrderItem` (
    `orderId` CHAR(36) NOT NULL,
    `bookId` INTEGER NOT NULL,
    `quantity` TINYINT UNSIGNED NOT NULL,
    `unitPrice` INTEGER NOT NULL,

    INDEX `OrderItem_bookId_idx`(`bookId`),
    PRIMARY KEY (`orderId`, `bookId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `PromotionRedemption` (
    `orderId` CHAR(36) NOT NULL,
    `customerId` CHAR(36) NOT NULL,
    `bookId` INTEGER NOT NULL,
    `discount` INTEGER NOT NULL,
    `redeemedAt` DATETIME(3) NOT NULL,
    `releasedAt` DATETIME(3) NULL,
    `activeCustomerId` CHAR(36) NULL,

    UNIQUE INDEX `PromotionRedemption_activeCustomerId_key`(`activeCustomerId`),
    INDEX `PromotionRedemption_customerId_idx`(`customerId`),
    PRIMARY KEY (`orderId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `Order` ADD CONSTRAINT `Order_customerId_fkey` FOREIGN KEY (`customerId`) REFERENCES `Customer`(`id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `OrderItem` ADD CONSTRAINT `OrderItem_orderId_fkey` FOREIGN KEY (`orderId`) REFERENCES `Order`(`id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `OrderItem` ADD CONSTRAINT `OrderItem_bookId_fkey` FOREIGN KEY (`bookId`) REFERENCES `Offer`(`bookId`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `PromotionRedemption` ADD CONSTRAINT `PromotionRedemption_orderId_fkey` FOREIGN KEY (`orderId`) REFERENCES `Order`(`id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- AddForeignKey
ALTER TABLE `PromotionRedemption` ADD CONSTRAINT `PromotionRedemption_customerId_fkey` FOREIGN KEY (`customerId`) REFERENCES `Customer`(`id`) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- What follows is written by hand: what Prisma's schema language cannot say.

-- In the default collation "Key" and "key" would be one key.
ALTER TABLE `Order` MODIFY `idempotencyKey` VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;

-- The last line of defence: a fault in the program cannot store what must never be.
ALTER TABLE `Offer` ADD CONSTRAINT `Offer_price_check` CHECK (`price` > 0);
ALTER TABLE `Order` ADD CONSTRAINT `Order_total_check` CHECK (`total` BETWEEN 1 AND `subtotal`);
ALTER TABLE `Order` ADD CONSTRAINT `Order_canceledAt_check` CHECK ((`status` = 'CANCELED') = (`canceledAt` IS NOT NULL));
ALTER TABLE `OrderItem` ADD CONSTRAINT `OrderItem_quantity_check` CHECK (`quantity` BETWEEN 1 AND 99);
ALTER TABLE `OrderItem` ADD CONSTRAINT `OrderItem_unitPrice_check` CHECK (`unitPrice` > 0);
ALTER TABLE `PromotionRedemption` ADD CONSTRAINT `PromotionRedemption_discount_check` CHECK (`discount` > 0);
ALTER TABLE `PromotionRedemption` ADD CONSTRAINT `PromotionRedemption_activeCustomerId_check` CHECK (`activeCustomerId` <=> IF(`releasedAt` IS NULL, `customerId`, NULL));
