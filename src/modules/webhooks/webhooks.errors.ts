import { defineProblems } from '../../kernel/problem.js';

export const webhookProblems = defineProblems({
  webhook_limit_reached: {
    status: 409,
    title: {
      en: 'The account has as many webhooks as it may have',
      fr: 'Le compte a déjà le nombre maximal de webhooks',
      de: 'Das Konto hat schon so viele Webhooks, wie es haben darf',
      es: 'La cuenta ya tiene el número máximo de webhooks',
      it: 'L’account ha già il numero massimo di webhook',
    },
  },
  webhook_disabled: {
    status: 409,
    title: {
      en: 'The webhook is switched off',
      fr: 'Le webhook est désactivé',
      de: 'Der Webhook ist abgeschaltet',
      es: 'El webhook está desactivado',
      it: 'Il webhook è disattivato',
    },
  },
  replay_too_large: {
    status: 422,
    title: {
      en: 'So many events are not sent again at once; ask for a shorter time or fewer types',
      fr: 'Trop d’événements à renvoyer en une fois ; demandez une période plus courte ou moins de types',
      de: 'So viele Ereignisse werden nicht auf einmal wiederholt; wählen Sie eine kürzere Zeit oder weniger Arten',
      es: 'Son demasiados eventos para reenviarlos a la vez; pida un periodo más corto o menos tipos',
      it: 'Troppi eventi da reinviare in una volta; chieda un periodo più breve o meno tipi',
    },
  },
});
