import type { Texts } from '../../../../kernel/texts.js';
import type { LocalDate } from '../../../../kernel/time/calendar.js';

/** Who owes what when he pays late: the law differs between professionals, French public bodies and consumers. */
export type DebtorKind = 'professional' | 'public_body' | 'consumer';

/** PMD: penalties for late payment. PMT: the fixed sum for recovery. AAB: discount for early payment (UNTDID 4451). */
export type LegalNoteCode = 'PMD' | 'PMT' | 'AAB';

export interface LegalNotesRow {
  debtor: DebtorKind;
  /** The first day of issue that it is for, until the next row of the same debtor. */
  validFrom: LocalDate;
  texts: Readonly<Record<LegalNoteCode, Texts>>;
}

const NO_DISCOUNT: Texts = {
  en: 'No discount is granted for early payment.',
  fr: 'Aucun escompte n’est accordé pour paiement anticipé.',
  de: 'Für vorzeitige Zahlung wird kein Skonto gewährt.',
  es: 'No se concede descuento por pago anticipado.',
  it: 'Non è concesso alcuno sconto per pagamento anticipato.',
};

/** What every invoice must say about paying late and early (Code de commerce, L441-9), with the source of each row. */
export const LEGAL_NOTES: readonly LegalNotesRow[] = [
  // Code de commerce, L441-10 II (ordonnance 2019-359) and D441-5.
  {
    debtor: 'professional',
    validFrom: '2019-04-26',
    texts: {
      PMD: {
        en: 'Late payment bears interest from the day after the due date, without a reminder, at the rate of the European Central Bank’s most recent refinancing operation plus 10 percentage points (Code de commerce, art. L441-10).',
        fr: 'Tout retard de paiement porte intérêt dès le lendemain de l’échéance, sans rappel, au taux de la plus récente opération de refinancement de la Banque centrale européenne majoré de 10 points (Code de commerce, art. L441-10).',
        de: 'Bei Zahlungsverzug fallen ab dem Tag nach der Fälligkeit ohne Mahnung Zinsen zum Satz des jüngsten Refinanzierungsgeschäfts der Europäischen Zentralbank zuzüglich 10 Prozentpunkten an (Code de commerce, Art. L441-10).',
        es: 'El retraso en el pago devenga intereses desde el día siguiente al vencimiento, sin recordatorio, al tipo de la operación de refinanciación más reciente del Banco Central Europeo más 10 puntos (Code de commerce, art. L441-10).',
        it: 'Il ritardo di pagamento produce interessi dal giorno successivo alla scadenza, senza sollecito, al tasso dell’operazione di rifinanziamento più recente della Banca centrale europea più 10 punti (Code de commerce, art. L441-10).',
      },
      PMT: {
        en: 'Late payment also entails a fixed sum of 40 euros for recovery costs (Code de commerce, art. D441-5).',
        fr: 'Tout retard de paiement entraîne en outre une indemnité forfaitaire de 40 euros pour frais de recouvrement (Code de commerce, art. D441-5).',
        de: 'Bei Zahlungsverzug wird außerdem eine Pauschale von 40 Euro für Beitreibungskosten fällig (Code de commerce, Art. D441-5).',
        es: 'El retraso en el pago conlleva además una indemnización fija de 40 euros por gastos de cobro (Code de commerce, art. D441-5).',
        it: 'Il ritardo di pagamento comporta inoltre un’indennità forfettaria di 40 euro per spese di recupero (Code de commerce, art. D441-5).',
      },
      AAB: NO_DISCOUNT,
    },
  },
  // Code de la commande publique, L2192-13, R2192-31 and D2192-35, in force with the code.
  {
    debtor: 'public_body',
    validFrom: '2019-04-01',
    texts: {
      PMD: {
        en: 'Late payment bears default interest as of right, at the European Central Bank’s refinancing rate plus 8 percentage points (Code de la commande publique, art. L2192-13 and R2192-31).',
        fr: 'Tout retard de paiement fait courir de plein droit des intérêts moratoires au taux de refinancement de la Banque centrale européenne majoré de 8 points (Code de la commande publique, art. L2192-13 et R2192-31).',
        de: 'Bei Zahlungsverzug fallen von Rechts wegen Verzugszinsen zum Refinanzierungssatz der Europäischen Zentralbank zuzüglich 8 Prozentpunkten an (Code de la commande publique, Art. L2192-13 und R2192-31).',
        es: 'El retraso en el pago devenga de pleno derecho intereses de demora al tipo de refinanciación del Banco Central Europeo más 8 puntos (Code de la commande publique, art. L2192-13 y R2192-31).',
        it: 'Il ritardo di pagamento produce di diritto interessi di mora al tasso di rifinanziamento della Banca centrale europea più 8 punti (Code de la commande publique, art. L2192-13 e R2192-31).',
      },
      PMT: {
        en: 'Late payment also entails a fixed sum of 40 euros for recovery costs (Code de la commande publique, art. D2192-35).',
        fr: 'Tout retard de paiement entraîne en outre une indemnité forfaitaire de 40 euros pour frais de recouvrement (Code de la commande publique, art. D2192-35).',
        de: 'Bei Zahlungsverzug wird außerdem eine Pauschale von 40 Euro für Beitreibungskosten fällig (Code de la commande publique, Art. D2192-35).',
        es: 'El retraso en el pago conlleva además una indemnización fija de 40 euros por gastos de cobro (Code de la commande publique, art. D2192-35).',
        it: 'Il ritardo di pagamento comporta inoltre un’indennità forfettaria di 40 euro per spese di recupero (Code de la commande publique, art. D2192-35).',
      },
      AAB: NO_DISCOUNT,
    },
  },
  // Code civil, 1231-6 (ordonnance 2016-131). The fixed sum is for professionals alone.
  {
    debtor: 'consumer',
    validFrom: '2016-10-01',
    texts: {
      PMD: {
        en: 'Late payment bears interest at the legal rate once payment was demanded (Code civil, art. 1231-6).',
        fr: 'Tout retard de paiement porte intérêt au taux légal à compter de la mise en demeure (Code civil, art. 1231-6).',
        de: 'Bei Zahlungsverzug fallen ab der Mahnung Zinsen zum gesetzlichen Satz an (Code civil, Art. 1231-6).',
        es: 'El retraso en el pago devenga el interés legal desde el requerimiento de pago (Code civil, art. 1231-6).',
        it: 'Il ritardo di pagamento produce interessi al tasso legale dalla messa in mora (Code civil, art. 1231-6).',
      },
      PMT: {
        en: 'No fixed sum is due for recovery costs: it applies between professionals only.',
        fr: 'Aucune indemnité forfaitaire de recouvrement n’est due : elle ne vaut qu’entre professionnels.',
        de: 'Für Beitreibungskosten wird keine Pauschale fällig: Sie gilt nur zwischen Unternehmern.',
        es: 'No se debe indemnización fija por gastos de cobro: solo rige entre profesionales.',
        it: 'Non è dovuta alcuna indennità forfettaria per spese di recupero: vale solo tra professionisti.',
      },
      AAB: NO_DISCOUNT,
    },
  },
];
