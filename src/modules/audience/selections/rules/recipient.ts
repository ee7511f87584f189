/** A contact as it is written to. */
export interface Recipient {
  contactId: string;
  email: string;
  phone: string | null;
  /** From the field `name`, where the account has one. */
  name: string | null;
  language: string | null;
  timeZone: string | null;
  /** The account's own fields as JSON: they go on as they are. */
  fieldsJson: string;
}

/** Contacts of a selection, each counted once, but for `duplicate`: how often more than once one was chosen. */
export interface SelectionCount {
  recipients: number;
  /** Who took his consent back, or left all the lists that he was chosen by. */
  unsubscribed: number;
  /** Who has not confirmed yet. */
  unconfirmed: number;
  duplicate: number;
}
