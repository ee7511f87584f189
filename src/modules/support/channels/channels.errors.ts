import { defineProblems } from '../../../kernel/problem.js';

export const channelProblems = defineProblems({
  ticket_requires_paid_plan: {
    status: 403,
    title: {
      en: 'Tickets on this topic come with a paid plan; the help centre is open to everybody',
      fr: 'Les tickets sur ce sujet sont réservés aux formules payantes ; le centre d’aide est ouvert à tous',
      de: 'Tickets zu diesem Thema gehören zu bezahlten Tarifen; das Hilfe-Center ist für alle offen',
      es: 'Los tickets sobre este tema requieren un plan de pago; el centro de ayuda está abierto a todos',
      it: 'I ticket su questo argomento richiedono un piano a pagamento; il centro assistenza è aperto a tutti',
    },
  },
  channel_not_in_plan: {
    status: 403,
    title: {
      en: 'Your plan does not include this way to reach support',
      fr: 'Votre formule ne comprend pas ce moyen de joindre l’assistance',
      de: 'Ihr Tarif enthält diesen Weg zum Support nicht',
      es: 'Su plan no incluye esta forma de contactar con la asistencia',
      it: 'Il suo piano non comprende questo modo di raggiungere l’assistenza',
    },
  },
  addon_required: {
    status: 403,
    title: {
      en: 'This way to reach support is an add-on that has not been bought',
      fr: 'Ce moyen de joindre l’assistance est une option qui n’a pas été achetée',
      de: 'Dieser Weg zum Support ist eine Zusatzleistung, die nicht gebucht ist',
      es: 'Esta forma de contactar con la asistencia es un complemento que no se ha contratado',
      it: 'Questo modo di raggiungere l’assistenza è un’opzione che non è stata acquistata',
    },
  },
  written_request_required: {
    status: 422,
    title: {
      en: 'This topic is dealt with in writing only',
      fr: 'Ce sujet est traité uniquement par écrit',
      de: 'Dieses Thema wird nur schriftlich bearbeitet',
      es: 'Este tema se trata solo por escrito',
      it: 'Questo argomento viene trattato solo per iscritto',
    },
  },
  language_not_supported: {
    status: 422,
    title: {
      en: 'Support does not answer in this language here',
      fr: 'L’assistance ne répond pas dans cette langue ici',
      de: 'Der Support antwortet hier nicht in dieser Sprache',
      es: 'La asistencia no responde aquí en este idioma',
      it: 'L’assistenza non risponde qui in questa lingua',
    },
  },
  response_window_open: {
    status: 409,
    title: {
      en: 'The ticket has not been answered yet, and a day has not passed since it was opened',
      fr: 'Le ticket n’a pas encore reçu de réponse, et il a été ouvert il y a moins d’un jour',
      de: 'Das Ticket ist noch nicht beantwortet, und seit seiner Eröffnung ist noch kein Tag vergangen',
      es: 'El ticket aún no tiene respuesta, y no ha pasado un día desde que se abrió',
      it: 'Il ticket non ha ancora ricevuto risposta, e non è passato un giorno da quando è stato aperto',
    },
    retryable: true,
  },
  outside_support_hours: {
    status: 409,
    title: {
      en: 'Nobody is there at this hour',
      fr: 'Personne n’est disponible à cette heure',
      de: 'Um diese Zeit ist niemand da',
      es: 'No hay nadie a esta hora',
      it: 'A quest’ora non c’è nessuno',
    },
    retryable: true,
  },
  pin_verification_required: {
    status: 409,
    title: {
      en: 'An agent must have been told the support PIN first',
      fr: 'Le code d’assistance doit d’abord avoir été donné à un agent',
      de: 'Zuerst muss einem Mitarbeiter die Support-PIN genannt worden sein',
      es: 'Antes hay que haber dado el PIN de asistencia a un agente',
      it: 'Prima bisogna aver comunicato il PIN di assistenza a un operatore',
    },
    retryable: true,
  },
});
