import type { Texts } from '../../../../kernel/texts.js';

/**
 * What a payer agrees to when he gives his IBAN: the content that the SEPA Core rulebook wants of a mandate (EPC016-06,
 * annex VII), in our own words. The notice before a debit is one day, as the rulebook lets both agree.
 */
export const MANDATE_TEXT: Texts = {
  en: 'Mandate {reference}. {debtor} allows {creditor}{identifier}, and the payment service that collects for it, to have the amounts owed to it debited from the account {iban}, whenever one falls due, and instructs the bank to carry these debits out. {creditor} announces the amount and the day of each debit at least one day before. Within eight weeks of a debit its amount can be claimed back from the bank, on the terms agreed with it. This mandate ends when it is withdrawn, or when nothing was collected for 36 months.',
  fr: 'Mandat {reference}. {debtor} autorise {creditor}{identifier}, et le service de paiement qui encaisse pour son compte, à faire prélever sur le compte {iban} les montants qui lui sont dus, chaque fois que l’un d’eux arrive à échéance, et donne à sa banque l’ordre d’exécuter ces prélèvements. {creditor} annonce le montant et le jour de chaque prélèvement au moins un jour avant. Dans les huit semaines qui suivent un prélèvement, son remboursement peut être demandé à la banque, selon les conditions convenues avec elle. Ce mandat prend fin lorsqu’il est révoqué ou que rien n’a été prélevé pendant 36 mois.',
  de: 'Mandat {reference}. {debtor} ermächtigt {creditor}{identifier} und den Zahlungsdienst, der für ihn einzieht, geschuldete Beträge bei jeder Fälligkeit vom Konto {iban} einzuziehen, und weist die Bank an, diese Lastschriften einzulösen. {creditor} kündigt Betrag und Tag jeder Lastschrift mindestens einen Tag vorher an. Innerhalb von acht Wochen nach einer Belastung kann deren Erstattung von der Bank verlangt werden, zu den mit ihr vereinbarten Bedingungen. Dieses Mandat endet mit seinem Widerruf oder wenn 36 Monate lang nichts eingezogen wurde.',
  es: 'Mandato {reference}. {debtor} autoriza a {creditor}{identifier}, y al servicio de pago que cobra en su nombre, a adeudar en la cuenta {iban} los importes que se le deban cada vez que venza uno, y ordena a su banco que atienda esos adeudos. {creditor} anuncia el importe y el día de cada adeudo al menos un día antes. En las ocho semanas siguientes a un adeudo se puede pedir al banco su devolución, en las condiciones acordadas con él. Este mandato termina cuando se revoca o cuando no se ha cobrado nada durante 36 meses.',
  it: 'Mandato {reference}. {debtor} autorizza {creditor}{identifier}, e il servizio di pagamento che incassa per suo conto, ad addebitare sul conto {iban} gli importi dovuti a ogni scadenza, e ordina alla propria banca di eseguire questi addebiti. {creditor} annuncia l’importo e il giorno di ogni addebito almeno un giorno prima. Entro otto settimane da un addebito se ne può chiedere il rimborso alla banca, alle condizioni concordate con essa. Questo mandato termina con la revoca o quando per 36 mesi non è stato incassato nulla.',
};

/** Beside the creditor's name, where it has one (EPC016-06, AT-02). */
export const CREDITOR_IDENTIFIER: Texts = {
  en: ' (creditor identifier {id})',
  fr: ' (identifiant créancier SEPA {id})',
  de: ' (Gläubiger-Identifikationsnummer {id})',
  es: ' (identificador del acreedor {id})',
  it: ' (identificativo del creditore {id})',
};
