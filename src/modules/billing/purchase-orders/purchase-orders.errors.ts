import { defineProblems } from '../../../kernel/problem.js';

export const purchaseOrderProblems = defineProblems({
  purchase_order_already_used: {
    status: 409,
    title: {
      en: 'A subscription has been ordered with this purchase order already',
      fr: 'Un abonnement a déjà été commandé avec ce bon de commande',
      de: 'Mit dieser Bestellung wurde schon ein Abonnement bestellt',
      es: 'Ya se ha contratado una suscripción con este pedido',
      it: 'Con questo ordine è già stato ordinato un abbonamento',
    },
  },
  purchase_order_expired: {
    status: 409,
    title: {
      en: 'The price of this purchase order is no longer kept',
      fr: 'Le prix de ce bon de commande n’est plus garanti',
      de: 'Der Preis dieser Bestellung gilt nicht mehr',
      es: 'El precio de este pedido ya no se mantiene',
      it: 'Il prezzo di questo ordine non è più garantito',
    },
  },
});
