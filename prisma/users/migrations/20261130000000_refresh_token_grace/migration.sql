-- AlterTable
ALTER TABLE `RefreshToken` ADD COLUMN `successorNonce` BINARY(32) NULL;
