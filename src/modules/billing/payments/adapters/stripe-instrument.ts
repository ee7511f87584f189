/** What is needed to charge a way to pay again, and to prove that its owner agreed. Kept sealed. */
export interface StripeInstrument {
  customer: string;
  method: string;
  mandate: string | null;
  ip: string;
  userAgent: string;
}

export function instrumentText(instrument: StripeInstrument): string {
  return JSON.stringify(instrument);
}

/** Throws for what another gateway made. */
export function readInstrument(text: string): StripeInstrument {
  if (!text.startsWith('{')) throw new Error('this instrument is not one of Stripe’s');
  return JSON.parse(text) as StripeInstrument;
}
