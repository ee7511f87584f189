import { defineProblems } from '../../kernel/problem.js';

export const dedicatedIpProblems = defineProblems({
  dnsbl_exists: {
    status: 409,
    title: {
      en: 'This blocklist is asked already',
      fr: 'Cette liste de blocage est déjà consultée',
      de: 'Diese Blockliste wird schon gefragt',
      es: 'Esta lista de bloqueo ya se consulta',
      it: 'Questa lista di blocco viene già consultata',
    },
  },
  too_many_dnsbls: {
    status: 409,
    title: {
      en: 'No more blocklists can be asked',
      fr: 'Aucune autre liste de blocage ne peut être consultée',
      de: 'Mehr Blocklisten können nicht gefragt werden',
      es: 'No se pueden consultar más listas de bloqueo',
      it: 'Non si possono consultare altre liste di blocco',
    },
  },
  ip_state: {
    status: 409,
    title: {
      en: 'The address is in a state that does not allow this',
      fr: 'L’état de l’adresse ne le permet pas',
      de: 'Der Zustand der Adresse erlaubt das nicht',
      es: 'El estado de la dirección no lo permite',
      it: 'Lo stato dell’indirizzo non lo consente',
    },
  },
});
