/** The variables that programs of a test need beside their own: where programs are, and the user's folder. */
export const { PATH, HOME } = process.env;
