-- AlterTable
ALTER TABLE `Book` ADD COLUMN `trend` DOUBLE NOT NULL DEFAULT -1000000,
    ADD COLUMN `isSoldOut` BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE `Purchase` (
    `readerId` CHAR(36) NOT NULL,
    `bookId` INTEGER NOT NULL,
    `number` INTEGER NOT NULL,
    `basket` INTEGER NOT NULL,
    `at` DOUBLE NOT NULL,
    `orders` INTEGER NOT NULL,

    INDEX `Purchase_readerId_number_idx`(`readerId`, `number`),
    PRIMARY KEY (`readerId`, `bookId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `BookNeighbors` (
    `bookId` INTEGER NOT NULL,
    `at` DOUBLE NOT NULL,
    `neighbors` BLOB NOT NULL,

    PRIMARY KEY (`bookId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `FeedCursor` (
    `feed` VARCHAR(64) NOT NULL,
    `position` BIGINT NOT NULL,

    PRIMARY KEY (`feed`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `ForgottenReader` (
    `readerId` CHAR(36) NOT NULL,

    PRIMARY KEY (`readerId`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateIndex
CREATE INDEX `Book_isSoldOut_category_trend_popularity_id_idx` ON `Book`(`isSoldOut`, `category`, `trend` DESC, `popularity` DESC, `id`);

-- CreateIndex
CREATE INDEX `Book_isSoldOut_trend_popularity_id_idx` ON `Book`(`isSoldOut`, `trend` DESC, `popularity` DESC, `id`);

-- What follows is written by hand: what Prisma's schema language cannot say.

INSERT INTO `FeedCursor` (`feed`, `position`) VALUES ('orders', 0);
