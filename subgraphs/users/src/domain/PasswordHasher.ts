/** Hashes passwords, slowly by intent. */
export interface PasswordHasher {
  /** The hash to store, with its salt and parameters in it. */
  hash(password: string): Promise<string>;
  /** Whether the password is the one. Without a hash the answer is no, and takes as long as any other. */
  verify(passwordHash: string | null, password: string): Promise<boolean>;
  /** Whether a hash has other parameters than those that new hashes get. */
  needsRehash(passwordHash: string): boolean;
}
