/** What a ledger account is for. Where `owner` is `customer` every customer has an account of his own. */
export const CHART = {
  psp_clearing_card: { side: 'asset', owner: 'installation' },
  receivable: { side: 'asset', owner: 'customer' },
  vat_payable: { side: 'liability', owner: 'installation' },
  income_subscriptions: { side: 'income', owner: 'installation' },
  income_seats: { side: 'income', owner: 'installation' },
  income_support: { side: 'income', owner: 'installation' },
  income_dedicated_ips: { side: 'income', owner: 'installation' },
  income_sms: { side: 'income', owner: 'installation' },
} as const satisfies Record<string, { side: 'asset' | 'liability' | 'income' | 'expense'; owner: Owner }>;

type Owner = 'installation' | 'customer';
export type ChartPurpose = keyof typeof CHART;

/** An account of the books. VAT is kept apart by rate and place: `vat_payable:FR_METRO:20`. */
export interface LedgerAccount {
  purpose: ChartPurpose;
  /** What parts accounts of one purpose, such as the VAT's treatment and rate. */
  part?: string;
  /** The customer; exactly where the chart says so. */
  accountId?: string;
}

/** The account's purpose as the books write it. */
export function purposeOf({ purpose, part }: LedgerAccount): string {
  return part === undefined ? purpose : `${purpose}:${part}`;
}
