import { defineProblems } from '../../../kernel/problem.js';

export const teamProblems = defineProblems({
  seat_required: {
    status: 402,
    title: {
      en: 'Another seat is needed',
      fr: 'Une place supplémentaire est nécessaire',
      de: 'Ein weiterer Platz ist nötig',
      es: 'Se necesita otra plaza',
      it: 'Serve un altro posto',
    },
  },
  last_owner: {
    status: 409,
    title: {
      en: 'The account needs its owner; hand it over first',
      fr: 'Le compte a besoin de son propriétaire ; transférez-le d’abord',
      de: 'Das Konto braucht seinen Inhaber; übergeben Sie es zuerst',
      es: 'La cuenta necesita a su titular; transfiérala primero',
      it: 'L’account ha bisogno del suo titolare; lo trasferisca prima',
    },
  },
  user_already_joined: {
    status: 409,
    title: {
      en: 'This person has already joined',
      fr: 'Cette personne a déjà rejoint le compte',
      de: 'Diese Person ist schon beigetreten',
      es: 'Esta persona ya se ha unido',
      it: 'Questa persona è già entrata',
    },
  },
  user_not_joined: {
    status: 409,
    title: {
      en: 'This person has not accepted the invitation yet',
      fr: 'Cette personne n’a pas encore accepté l’invitation',
      de: 'Diese Person hat die Einladung noch nicht angenommen',
      es: 'Esta persona todavía no ha aceptado la invitación',
      it: 'Questa persona non ha ancora accettato l’invito',
    },
  },
});

/** Why a role cannot be given or taken; extra member `allowedRoles` says which ones can. */
export const ROLE_ABOVE = {
  en: 'Nobody gives or takes away a role above his own; the owner’s role is handed over with make-owner.',
  fr: 'Personne ne donne ni ne retire un rôle supérieur au sien ; celui de propriétaire se transfère avec make-owner.',
  de: 'Niemand vergibt oder entzieht eine Rolle über der eigenen; die des Inhabers wird mit make-owner übergeben.',
  es: 'Nadie da ni quita una función superior a la suya; la de titular se transfiere con make-owner.',
  it: 'Nessuno dà o toglie un ruolo superiore al proprio; quello di titolare si trasferisce con make-owner.',
} as const;
