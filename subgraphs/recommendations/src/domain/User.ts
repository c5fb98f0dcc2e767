/** A person with an account, of whom this service knows the id only. */
export interface User {
  readonly id: string;
}
