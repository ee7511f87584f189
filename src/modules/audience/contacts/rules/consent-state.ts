export const CONSENT_CHANNELS = ['mail', 'sms'] as const;
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

/** What evidence can say. A contact about whom nothing was said is `none`. */
export const CONSENT_STATES = ['pending', 'granted', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];
export type ContactConsent = 'none' | ConsentState;

/**
 * Where evidence comes from, and whether it may undo a withdrawal: only what the person himself did, or what somebody
 * vouches for about this one person. A file of addresses or a merge never brings anybody back.
 */
export const CONSENT_SOURCES = {
  form: { undoesWithdrawal: false },
  double_opt_in: { undoesWithdrawal: true },
  preference_page: { undoesWithdrawal: true },
  unsubscribe_link: { undoesWithdrawal: false },
  complaint: { undoesWithdrawal: false },
  sms_keyword: { undoesWithdrawal: true },
  api: { undoesWithdrawal: true },
  bulk_api: { undoesWithdrawal: false },
  import: { undoesWithdrawal: false },
} as const satisfies Record<string, { undoesWithdrawal: boolean }>;
export type ConsentSource = keyof typeof CONSENT_SOURCES;

/** What a contact's consent is after evidence. What is about one list alone takes nothing from the others. */
export function consentAfter(
  before: ContactConsent,
  evidence: { state: ConsentState; source: ConsentSource; isAboutList: boolean },
): ContactConsent {
  const { state, source, isAboutList } = evidence;
  if (state === 'withdrawn') return isAboutList ? before : 'withdrawn';
  if (state === 'pending') return before === 'none' ? 'pending' : before;
  return before === 'withdrawn' && !CONSENT_SOURCES[source].undoesWithdrawal ? before : 'granted';
}
