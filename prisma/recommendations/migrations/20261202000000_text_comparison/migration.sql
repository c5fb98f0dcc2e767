-- Words are folded before they are stored: the database compares them as they are, and keeps the marks of all scripts.
ALTER TABLE `BookWord` MODIFY `word` VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;
