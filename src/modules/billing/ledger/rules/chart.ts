type Side = 'asset' | 'liability' | 'income' | 'expense';
type Owner = 'installation' | 'customer';

interface ChartLine {
  side: Side;
  /** Where it is `customer`, every customer has an account of his own. */
  owner: Owner;
  /** Its number and French name in the plan comptable général, which tax authorities read the books by. */
  pcg: string;
  label: string;
}

/** What a ledger account is for. */
export const CHART = {
  receivable: { side: 'asset', owner: 'customer', pcg: '411000', label: 'Clients' },
  bank: { side: 'asset', owner: 'installation', pcg: '512000', label: 'Banque' },
  psp_clearing_card: { side: 'asset', owner: 'installation', pcg: '511500', label: 'Cartes bancaires à encaisser' },
  psp_clearing_sepa: { side: 'asset', owner: 'installation', pcg: '511600', label: 'Prélèvements SEPA à encaisser' },
  psp_clearing_paypal: { side: 'asset', owner: 'installation', pcg: '517000', label: 'PayPal à encaisser' },
  psp_clearing_transfer: { side: 'asset', owner: 'installation', pcg: '511700', label: 'Virements à encaisser' },
  suspense: { side: 'asset', owner: 'installation', pcg: '471000', label: 'Comptes d’attente' },
  wallet: { side: 'liability', owner: 'customer', pcg: '419100', label: 'Clients - avances et acomptes reçus' },
  vat_payable: { side: 'liability', owner: 'installation', pcg: '445710', label: 'TVA collectée' },
  income_subscriptions: { side: 'income', owner: 'installation', pcg: '706100', label: 'Abonnements' },
  income_seats: { side: 'income', owner: 'installation', pcg: '706200', label: 'Utilisateurs supplémentaires' },
  income_support: { side: 'income', owner: 'installation', pcg: '706300', label: 'Assistance' },
  income_dedicated_ips: { side: 'income', owner: 'installation', pcg: '706400', label: 'Adresses IP dédiées' },
  income_sms: { side: 'income', owner: 'installation', pcg: '706500', label: 'Crédits SMS' },
  income_breakage: { side: 'income', owner: 'installation', pcg: '706800', label: 'Crédits expirés non utilisés' },
  psp_fees: { side: 'expense', owner: 'installation', pcg: '627800', label: 'Commissions de paiement' },
  bad_debt: { side: 'expense', owner: 'installation', pcg: '654000', label: 'Pertes sur créances irrécouvrables' },
} as const satisfies Record<string, ChartLine>;

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

/** Whose an account is by its purpose as the books write it; null for what the chart does not know. */
export function ownerOf(written: string): Owner | null {
  const purpose = written.split(':', 1)[0]!;
  return Object.hasOwn(CHART, purpose) ? CHART[purpose as ChartPurpose].owner : null;
}

/** French VAT of the mainland and overseas, and that of other countries declared at the one-stop shop. */
const VAT_ACCOUNTS: Record<string, PcgAccount> = {
  FR_METRO: { number: '445711', label: 'TVA collectée - France' },
  EU_ORIGIN: { number: '445711', label: 'TVA collectée - France' },
  FR_DOM: { number: '445712', label: 'TVA collectée - outre-mer' },
  EU_OSS: { number: '445740', label: 'TVA collectée - guichet unique OSS' },
};

export interface PcgAccount {
  number: string;
  /** One for each number, whatever parts the purpose has. */
  label: string;
}

/** The account in the plan comptable général of a purpose as the books write it. */
export function pcgOf(written: string): PcgAccount {
  const [purpose, treatment] = written.split(':') as [string, string | undefined];
  if (!Object.hasOwn(CHART, purpose)) throw new Error(`the chart knows no ${purpose}`);
  const { pcg, label } = CHART[purpose as ChartPurpose];
  const vat = purpose === 'vat_payable' && treatment !== undefined ? VAT_ACCOUNTS[treatment] : undefined;
  return vat ?? { number: pcg, label };
}
