import { defineProblems } from '../../../kernel/problem.js';

export const paymentProblems = defineProblems({
  card_declined: {
    status: 402,
    title: {
      en: 'The card was declined',
      fr: 'La carte a été refusée',
      de: 'Die Karte wurde abgelehnt',
      es: 'La tarjeta fue rechazada',
      it: 'La carta è stata rifiutata',
    },
  },
  insufficient_funds: {
    status: 402,
    title: {
      en: 'The card has not enough funds',
      fr: 'La provision de la carte est insuffisante',
      de: 'Die Karte ist nicht gedeckt',
      es: 'La tarjeta no tiene fondos suficientes',
      it: 'La carta non ha fondi sufficienti',
    },
  },
  card_expired: {
    status: 402,
    title: {
      en: 'The card has expired',
      fr: 'La carte a expiré',
      de: 'Die Karte ist abgelaufen',
      es: 'La tarjeta ha caducado',
      it: 'La carta è scaduta',
    },
  },
  insufficient_wallet_balance: {
    status: 402,
    title: {
      en: 'The prepaid balance is too low',
      fr: 'Le solde prépayé est insuffisant',
      de: 'Das Guthaben reicht nicht aus',
      es: 'El saldo prepago es insuficiente',
      it: 'Il saldo prepagato è insufficiente',
    },
  },
  authentication_required: {
    status: 402,
    title: {
      en: 'The bank wants the payer to confirm this payment',
      fr: 'La banque demande au payeur de confirmer ce paiement',
      de: 'Die Bank verlangt, dass der Zahler diese Zahlung bestätigt',
      es: 'El banco pide al pagador que confirme este pago',
      it: 'La banca chiede al pagatore di confermare questo pagamento',
    },
  },
  mandate_invalid: {
    status: 402,
    title: {
      en: 'The direct debit mandate is not valid, or no longer valid',
      fr: 'Le mandat de prélèvement n’est pas, ou n’est plus, valable',
      de: 'Das Lastschriftmandat ist nicht oder nicht mehr gültig',
      es: 'El mandato de adeudo no es válido o ya no lo es',
      it: 'Il mandato di addebito non è valido o non lo è più',
    },
  },
  bank_account_closed: {
    status: 402,
    title: {
      en: 'The bank account is closed or cannot be debited',
      fr: 'Le compte bancaire est clos ou ne peut pas être débité',
      de: 'Das Bankkonto ist aufgelöst oder kann nicht belastet werden',
      es: 'La cuenta bancaria está cerrada o no admite adeudos',
      it: 'Il conto bancario è chiuso o non può essere addebitato',
    },
  },
  debit_refused: {
    status: 402,
    title: {
      en: 'The bank refused the direct debit',
      fr: 'La banque a refusé le prélèvement',
      de: 'Die Bank hat die Lastschrift abgelehnt',
      es: 'El banco rechazó el adeudo',
      it: 'La banca ha rifiutato l’addebito',
    },
  },
  payment_not_completed: {
    status: 402,
    title: {
      en: 'The payment was not completed',
      fr: 'Le paiement n’a pas abouti',
      de: 'Die Zahlung wurde nicht abgeschlossen',
      es: 'El pago no se completó',
      it: 'Il pagamento non è stato completato',
    },
  },
  payment_kind_not_available: {
    status: 422,
    title: {
      en: 'This way to pay cannot be added here',
      fr: 'Ce moyen de paiement ne peut pas être ajouté ici',
      de: 'Diese Zahlungsart kann hier nicht hinzugefügt werden',
      es: 'Este medio de pago no se puede añadir aquí',
      it: 'Questo metodo di pagamento non si può aggiungere qui',
    },
  },
  booking_already_recorded: {
    status: 409,
    title: {
      en: 'This booking has been recorded before',
      fr: 'Cette écriture a déjà été enregistrée',
      de: 'Diese Buchung ist schon erfasst',
      es: 'Este apunte ya se ha registrado',
      it: 'Questo movimento è già stato registrato',
    },
  },
  refund_exceeds_payment: {
    status: 409,
    title: {
      en: 'More than is left of the payment cannot be given back',
      fr: 'On ne peut pas rembourser plus que ce qui reste du paiement',
      de: 'Mehr als von der Zahlung übrig ist, kann nicht erstattet werden',
      es: 'No se puede devolver más de lo que queda del pago',
      it: 'Non si può rimborsare più di quanto resta del pagamento',
    },
  },
  payment_not_refundable: {
    status: 409,
    title: {
      en: 'This payment cannot be given back the way it came',
      fr: 'Ce paiement ne peut pas être remboursé par la voie d’origine',
      de: 'Diese Zahlung kann nicht auf demselben Weg erstattet werden',
      es: 'Este pago no se puede devolver por el mismo medio',
      it: 'Questo pagamento non può essere rimborsato per la stessa via',
    },
  },
  event_signature_invalid: {
    status: 400,
    title: {
      en: 'The signature of this event is not valid',
      fr: 'La signature de cet événement n’est pas valable',
      de: 'Die Signatur dieses Ereignisses ist nicht gültig',
      es: 'La firma de este evento no es válida',
      it: 'La firma di questo evento non è valida',
    },
  },
  event_too_old: {
    status: 400,
    title: {
      en: 'This event was signed too long ago',
      fr: 'Cet événement a été signé il y a trop longtemps',
      de: 'Dieses Ereignis wurde vor zu langer Zeit signiert',
      es: 'Este evento se firmó hace demasiado tiempo',
      it: 'Questo evento è stato firmato troppo tempo fa',
    },
  },
  gateway_unreachable: {
    status: 503,
    retryable: true,
    title: {
      en: 'The payment service cannot be reached',
      fr: 'Le service de paiement est injoignable',
      de: 'Der Zahlungsdienst ist nicht erreichbar',
      es: 'No se puede contactar con el servicio de pago',
      it: 'Il servizio di pagamento non è raggiungibile',
    },
  },
});
