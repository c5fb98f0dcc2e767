-- Words are folded before they are stored: the database compares them as they are, and keeps the marks of all scripts.
ALTER TABLE `UserWord` MODIFY `word` VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL;

-- To utf8mb4_unicode_ci all characters beyond the basic multilingual plane are equal.
ALTER TABLE `User` MODIFY `name` VARCHAR(32) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci NULL;

-- Replaced by `LoginBudget` in an earlier release; no release that is still running reads it.
DROP TABLE `LoginThrottle`;
