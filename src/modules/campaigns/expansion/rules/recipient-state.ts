/** What became of a recipient, and the numbers in the database. */
export const RECIPIENT_STATE = { waits: 0, handed_over: 1, suppressed: 2, left_out: 3 } as const;
export type RecipientState = keyof typeof RECIPIENT_STATE;
