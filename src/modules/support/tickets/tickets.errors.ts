import { defineProblems } from '../../../kernel/problem.js';

export const ticketProblems = defineProblems({
  ticket_merged: {
    status: 409,
    title: {
      en: 'The ticket was merged into another one, where it goes on',
      fr: 'Le ticket a été fusionné avec un autre, où il se poursuit',
      de: 'Das Ticket ging in einem anderen auf, dort geht es weiter',
      es: 'El ticket se unió a otro, donde continúa',
      it: 'Il ticket è stato unito a un altro, dove prosegue',
    },
  },
  ticket_merge_refused: {
    status: 409,
    title: {
      en: 'These tickets cannot become one',
      fr: 'Ces tickets ne peuvent pas être fusionnés',
      de: 'Diese Tickets können nicht eines werden',
      es: 'Estos tickets no pueden unirse',
      it: 'Questi ticket non possono essere uniti',
    },
  },
  ticket_closed: {
    status: 409,
    title: {
      en: 'The ticket is closed for good',
      fr: 'Le ticket est définitivement clos',
      de: 'Das Ticket ist endgültig geschlossen',
      es: 'El ticket está cerrado definitivamente',
      it: 'Il ticket è chiuso definitivamente',
    },
  },
  ticket_not_solved: {
    status: 409,
    title: {
      en: 'Only a solved ticket can be rated',
      fr: 'Seul un ticket résolu peut être évalué',
      de: 'Nur ein gelöstes Ticket kann bewertet werden',
      es: 'Solo se puede valorar un ticket resuelto',
      it: 'Si può valutare solo un ticket risolto',
    },
  },
  ticket_already_rated: {
    status: 409,
    title: {
      en: 'This solution was rated already',
      fr: 'Cette solution a déjà été évaluée',
      de: 'Diese Lösung wurde schon bewertet',
      es: 'Esta solución ya se valoró',
      it: 'Questa soluzione è già stata valutata',
    },
  },
  requester_not_verified: {
    status: 409,
    title: {
      en: 'Nobody who may see the account’s money is known to have asked: ask for the support PIN first',
      fr: 'Rien ne prouve que la demande vient d’une personne habilitée à la facturation : demandez d’abord le code d’assistance',
      de: 'Es ist nicht erwiesen, dass jemand gefragt hat, der die Rechnungen sehen darf: fragen Sie zuerst nach der Support-PIN',
      es: 'No consta que lo pida alguien autorizado a ver la facturación: pida antes el PIN de asistencia',
      it: 'Non è provato che lo chieda chi può vedere la fatturazione: chieda prima il PIN di assistenza',
    },
  },
  ticket_topic_unsuitable: {
    status: 409,
    title: {
      en: 'This is done only in a ticket about it',
      fr: 'Cela ne se fait que dans un ticket à ce sujet',
      de: 'Das geschieht nur in einem Ticket darüber',
      es: 'Esto se hace solo en un ticket sobre ello',
      it: 'Questo si fa solo in un ticket al riguardo',
    },
  },
});
