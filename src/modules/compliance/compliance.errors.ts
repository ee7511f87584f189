import { defineProblems } from '../../kernel/problem.js';

export const complianceProblems = defineProblems({
  review_already_open: {
    status: 409,
    title: {
      en: 'A review of this account is already under way',
      fr: 'Un examen de ce compte est déjà en cours',
      de: 'Dieses Konto wird bereits geprüft',
      es: 'Ya hay una revisión de esta cuenta en curso',
      it: 'Una verifica di questo account è già in corso',
    },
  },
  review_already_decided: {
    status: 409,
    title: {
      en: 'The review is already decided',
      fr: 'L’examen est déjà tranché',
      de: 'Die Prüfung ist bereits entschieden',
      es: 'La revisión ya está decidida',
      it: 'La verifica è già decisa',
    },
  },
  review_has_no_question: {
    status: 409,
    title: {
      en: 'Nothing was asked that could be answered',
      fr: 'Aucune question n’attend de réponse',
      de: 'Es ist keine Frage offen, die beantwortet werden könnte',
      es: 'No hay ninguna pregunta pendiente de respuesta',
      it: 'Non c’è nessuna domanda in attesa di risposta',
    },
  },
  nothing_to_unlock: {
    status: 409,
    title: {
      en: 'The account already has the highest authorisation',
      fr: 'Le compte dispose déjà de l’autorisation la plus élevée',
      de: 'Das Konto hat bereits die höchste Freigabe',
      es: 'La cuenta ya tiene la autorización más alta',
      it: 'L’account ha già l’autorizzazione più alta',
    },
  },
  block_is_over: {
    status: 409,
    title: {
      en: 'The block is over, there is nothing left to answer',
      fr: 'Le blocage est terminé, il n’y a plus rien à répondre',
      de: 'Die Sperre ist beendet, es gibt nichts mehr zu beantworten',
      es: 'El bloqueo ha terminado, ya no hay nada que responder',
      it: 'Il blocco è terminato, non c’è più nulla da rispondere',
    },
  },
  spam_closure_pending: {
    status: 409,
    title: {
      en: 'Somebody has asked for this already; another person has to confirm',
      fr: 'Quelqu’un l’a déjà demandé ; une autre personne doit confirmer',
      de: 'Das hat schon jemand verlangt; eine andere Person muss bestätigen',
      es: 'Alguien ya lo ha pedido; otra persona debe confirmarlo',
      it: 'Qualcuno l’ha già chiesto; un’altra persona deve confermare',
    },
  },
  no_spam_closure_pending: {
    status: 409,
    title: {
      en: 'Nobody has asked to close this account for spam, or it is decided',
      fr: 'Personne n’a demandé la fermeture de ce compte pour spam, ou elle est déjà tranchée',
      de: 'Niemand hat verlangt, dieses Konto wegen Spam zu schließen, oder es ist entschieden',
      es: 'Nadie ha pedido cerrar esta cuenta por spam, o ya está decidido',
      it: 'Nessuno ha chiesto di chiudere questo account per spam, o è già deciso',
    },
  },
  second_person_required: {
    status: 409,
    title: {
      en: 'Another person than the one who asked must confirm',
      fr: 'Une autre personne que celle qui l’a demandé doit confirmer',
      de: 'Bestätigen muss eine andere Person als die, die es verlangt hat',
      es: 'Debe confirmarlo una persona distinta de quien lo pidió',
      it: 'Deve confermare una persona diversa da chi l’ha chiesto',
    },
  },
  account_is_closed: {
    status: 409,
    title: {
      en: 'The account is closed and its data deleted',
      fr: 'Le compte est fermé et ses données sont supprimées',
      de: 'Das Konto ist geschlossen, seine Daten sind gelöscht',
      es: 'La cuenta está cerrada y sus datos borrados',
      it: 'L’account è chiuso e i suoi dati cancellati',
    },
  },
  registration_refused: {
    status: 403,
    title: {
      en: 'No account can be opened with this address',
      fr: 'Aucun compte ne peut être ouvert avec cette adresse',
      de: 'Mit dieser Adresse kann kein Konto eröffnet werden',
      es: 'No se puede abrir ninguna cuenta con esta dirección',
      it: 'Con questo indirizzo non si può aprire nessun account',
    },
  },
  bulk_not_allowed: {
    status: 403,
    title: {
      en: 'The plan is not for promotional mail to many; these plans are',
      fr: 'Le forfait n’est pas fait pour l’envoi promotionnel en nombre ; ceux-ci le sont',
      de: 'Der Tarif ist nicht für Werbung an viele gedacht; diese Tarife sind es',
      es: 'El plan no es para envíos promocionales masivos; estos sí lo son',
      it: 'Il piano non è per l’invio promozionale a molti; questi lo sono',
    },
  },
});
