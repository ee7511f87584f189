export const CONSENT_CHANNELS = ['mail', 'sms'] as const;
export type ConsentChannel = (typeof CONSENT_CHANNELS)[number];

/** What evidence can say. A contact about whom nothing was said is `none`. */
export const CONSENT_STATES = ['pending', 'granted', 'withdrawn'] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];
export type ContactConsent = 'none' | ConsentState;
