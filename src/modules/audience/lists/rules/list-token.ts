/** What a list's token is: public like an address, so it only keeps strangers from subscribing people by guessing ids. */
export const TOKEN_BYTES = 18;

/** Sentences that one agrees to. Kept with every consent, so a change of them is a version. */
export const MAX_OPT_IN_TEXT_CHARS = 2_000;
export const MAX_NAME_CHARS = 100;
export const MAX_DESCRIPTION_CHARS = 500;
