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
