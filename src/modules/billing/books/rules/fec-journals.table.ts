export interface FecJournal {
  code: string;
  label: string;
}

interface Worded {
  journal: FecJournal;
  /** What the entries say, before the number of their document. */
  says: string;
}

const SALES: FecJournal = { code: 'VE', label: 'Ventes' };
const BANK: FecJournal = { code: 'BQ', label: 'Banque' };
const PROVIDERS: FecJournal = { code: 'PE', label: 'Prestataires de paiement' };
const ADVANCES: FecJournal = { code: 'AC', label: 'Avances des clients' };
const MISCELLANEOUS: FecJournal = { code: 'OD', label: 'Opérations diverses' };
export const OPENING: FecJournal = { code: 'AN', label: 'À-nouveaux' };

/** In which journal postings stand, by their reason, and what they are called. French: the file is read in France. */
const BY_REASON: Record<string, Worded> = {
  invoice_issued: { journal: SALES, says: 'Facture' },
  credit_note_issued: { journal: SALES, says: 'Avoir' },
  payment_received: { journal: PROVIDERS, says: 'Paiement' },
  payment_returned: { journal: PROVIDERS, says: 'Paiement repris' },
  payment_refunded: { journal: PROVIDERS, says: 'Remboursement' },
  unmatched_receipt: { journal: BANK, says: 'Encaissement à identifier' },
  receipt_assigned: { journal: BANK, says: 'Encaissement identifié' },
  wallet_deposit: { journal: ADVANCES, says: 'Avance versée' },
  wallet_overpayment: { journal: ADVANCES, says: 'Trop-perçu porté en avance' },
  wallet_credit_note: { journal: ADVANCES, says: 'Avoir porté en avance' },
  wallet_transfer: { journal: ADVANCES, says: 'Virement porté en avance' },
  wallet_adjustment: { journal: ADVANCES, says: 'Régularisation d’avance' },
  wallet_payment: { journal: ADVANCES, says: 'Paiement par avance' },
  wallet_refund: { journal: ADVANCES, says: 'Avance rendue' },
};

/** `throughBank` when one of the entries is the bank's. */
export function wordsOf(reason: string, throughBank: boolean): Worded {
  const known = BY_REASON[reason] ?? { journal: MISCELLANEOUS, says: 'Opération' };
  return throughBank ? { ...known, journal: BANK } : known;
}
