-- CreateTable
CREATE TABLE `Book` (
    `id` INTEGER NOT NULL,
    `title` VARCHAR(255) NOT NULL,
    `author` VARCHAR(255) NOT NULL,
    `category` ENUM('MYSTERY', 'SCIENCE_FICTION', 'SELF_HELP') NOT NULL,
    `description` VARCHAR(1000) NOT NULL,
    `popularity` INTEGER NOT NULL DEFAULT 0,

    INDEX `Book_category_id_idx`(`category`, `id`),
    INDEX `Book_category_popularity_id_idx`(`category`, `popularity` DESC, `id`),
    INDEX `Book_popularity_id_idx`(`popularity` DESC, `id`),
    PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- CreateTable
CREATE TABLE `BookWord` (
    `bookId` INTEGER NOT NULL,
    `word` VARCHAR(255) NOT NULL,

    INDEX `BookWord_word_bookId_idx`(`word`, `bookId`),
    PRIMARY KEY (`bookId`, `word`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci;

-- AddForeignKey
ALTER TABLE `BookWord` ADD CONSTRAINT `BookWord_bookId_fkey` FOREIGN KEY (`bookId`) REFERENCES `Book`(`id`) ON DELETE CASCADE ON UPDATE CASCADE;

-- AddCheckConstraint
ALTER TABLE `Book` ADD CONSTRAINT `Book_popularity_check` CHECK (`popularity` >= 0);
