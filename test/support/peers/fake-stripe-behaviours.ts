/** What a way to pay does when it is set up and when it is charged. */
export interface Behaviour {
  type: 'card' | 'sepa_debit' | 'paypal' | 'customer_balance';
  brand?: string;
  last4?: string;
  /** Refusal of a set-up, and of every charge. */
  declines?: Decline;
  /** Refusal of charges only. */
  declinesCharges?: Decline;
  /** When the bank wants its client: at every charge, or at those without a set-up before. */
  authentication?: 'always' | 'unless_set_up';
  /** Refused after the payer has proved who he is. */
  declinesAfterAuthentication?: Decline;
  /** Disputed as soon as it is paid; `warning_needs_response` is an inquiry. */
  disputes?: 'needs_response' | 'warning_needs_response';
  /** The charge is begun and the call never answered. */
  silent?: true;
  /** How the bank decides on a debit. */
  bank?: 'succeeded' | 'failed';
}

export interface Decline {
  code: string;
  decline_code?: string;
}

const GENERIC: Decline = { code: 'card_declined', decline_code: 'generic_decline' };
const NO_FUNDS: Decline = { code: 'card_declined', decline_code: 'insufficient_funds' };
const card = (last4: string, more: Partial<Behaviour> = {}): Behaviour => ({
  type: 'card',
  brand: 'visa',
  last4,
  ...more,
});

/** The documented test tokens (docs.stripe.com/testing) that the product meets, and a few of our own (`pm_fake_…`). */
export const TEST_TOKENS: Readonly<Record<string, Behaviour>> = {
  pm_card_visa: card('4242'),
  pm_card_mastercard: card('4444', { brand: 'mastercard' }),
  pm_card_chargeDeclined: card('0002', { declines: GENERIC }),
  pm_card_visa_chargeDeclinedInsufficientFunds: card('9995', { declines: NO_FUNDS }),
  pm_card_visa_chargeDeclinedStolenCard: card('9979', {
    declines: { code: 'card_declined', decline_code: 'stolen_card' },
  }),
  pm_card_chargeDeclinedExpiredCard: card('0069', { declines: { code: 'expired_card' } }),
  pm_card_chargeCustomerFail: card('0341', { declinesCharges: GENERIC }),
  pm_card_authenticationRequired: card('3184', { authentication: 'always' }),
  pm_card_authenticationRequiredOnSetup: card('3155', { authentication: 'unless_set_up' }),
  pm_card_authenticationRequiredChargeDeclinedInsufficientFunds: card('3178', {
    authentication: 'always',
    declinesAfterAuthentication: NO_FUNDS,
  }),
  pm_card_createDispute: card('0259', { disputes: 'needs_response' }),
  pm_card_createDisputeInquiry: card('1976', { disputes: 'warning_needs_response' }),
  pm_fake_insufficientFundsWhenCharged: card('9996', { declinesCharges: NO_FUNDS }),
  pm_fake_silentWhenCharged: card('0119', { silent: true }),
};

/** The one account that pays; debits of all others come to nothing. */
const PAYING_IBAN = 'DE89370400440532013000';

/** Null for what is no IBAN (ISO 13616: the remainder by 97 is 1). */
export function accountBehaviour(iban: string): Behaviour | null {
  const plain = iban.replaceAll(' ', '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return null;
  const digits = [...plain.slice(4), ...plain.slice(0, 4)].map((sign) => Number.parseInt(sign, 36)).join('');
  if (BigInt(digits) % 97n !== 1n) return null;
  return { type: 'sepa_debit', last4: plain.slice(-4), bank: plain === PAYING_IBAN ? 'succeeded' : 'failed' };
}
