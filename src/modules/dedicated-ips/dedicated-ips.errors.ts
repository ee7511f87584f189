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
  ip_in_use: {
    status: 409,
    title: {
      en: 'Somebody has this address already',
      fr: 'Cette adresse est déjà attribuée',
      de: 'Diese Adresse ist schon vergeben',
      es: 'Esta dirección ya está asignada',
      it: 'Questo indirizzo è già assegnato',
    },
  },
  ip_names_unproven: {
    status: 409,
    title: {
      en: 'The names of the address are not right, or were not looked at',
      fr: 'Les noms de l’adresse ne sont pas corrects ou n’ont pas été vérifiés',
      de: 'Die Namen der Adresse stimmen nicht oder wurden nicht geprüft',
      es: 'Los nombres de la dirección no son correctos o no se han comprobado',
      it: 'I nomi dell’indirizzo non sono corretti o non sono stati verificati',
    },
  },
  ip_not_available: {
    status: 409,
    title: {
      en: 'The address is not free',
      fr: 'L’adresse n’est pas libre',
      de: 'Die Adresse ist nicht frei',
      es: 'La dirección no está libre',
      it: 'L’indirizzo non è libero',
    },
  },
  ip_purchase_required: {
    status: 402,
    title: {
      en: 'More dedicated IPs must be bought first',
      fr: 'Des IP dédiées supplémentaires doivent d’abord être achetées',
      de: 'Weitere eigene IP-Adressen müssen zuerst gekauft werden',
      es: 'Primero hay que comprar más IP dedicadas',
      it: 'Prima bisogna acquistare altri IP dedicati',
    },
  },
  ip_request_open: {
    status: 409,
    title: {
      en: 'A request is open already',
      fr: 'Une demande est déjà ouverte',
      de: 'Eine Anfrage ist schon offen',
      es: 'Ya hay una solicitud abierta',
      it: 'C’è già una richiesta aperta',
    },
  },
  ip_request_decided: {
    status: 409,
    title: {
      en: 'The request is decided',
      fr: 'La demande est déjà tranchée',
      de: 'Über die Anfrage ist entschieden',
      es: 'La solicitud ya está decidida',
      it: 'La richiesta è già stata decisa',
    },
  },
  ip_request_has_no_question: {
    status: 409,
    title: {
      en: 'Nothing is asked in this request',
      fr: 'Rien n’est demandé dans cette demande',
      de: 'In dieser Anfrage ist nichts gefragt',
      es: 'En esta solicitud no se pregunta nada',
      it: 'In questa richiesta non si chiede nulla',
    },
  },
  ip_entitlement_exceeded: {
    status: 409,
    title: {
      en: 'The account may not have so many addresses now',
      fr: 'Le compte n’a pas droit à autant d’adresses actuellement',
      de: 'Dem Konto stehen zurzeit nicht so viele Adressen zu',
      es: 'La cuenta no tiene derecho a tantas direcciones ahora',
      it: 'L’account non ha diritto a tanti indirizzi ora',
    },
  },
  pool_not_allowed: {
    status: 422,
    title: {
      en: 'This pool is not yours',
      fr: 'Ce pool n’est pas le vôtre',
      de: 'Dieser Pool gehört Ihnen nicht',
      es: 'Este grupo no es suyo',
      it: 'Questo pool non è suo',
    },
  },
  pool_exists: {
    status: 409,
    title: {
      en: 'A pool has this name already',
      fr: 'Un pool porte déjà ce nom',
      de: 'Ein Pool heißt schon so',
      es: 'Ya hay un grupo con este nombre',
      it: 'Esiste già un pool con questo nome',
    },
  },
  pool_in_use: {
    status: 409,
    title: {
      en: 'Addresses or rules use this pool',
      fr: 'Des adresses ou des règles utilisent ce pool',
      de: 'Adressen oder Regeln benutzen diesen Pool',
      es: 'Hay direcciones o reglas que usan este grupo',
      it: 'Indirizzi o regole usano questo pool',
    },
  },
  too_many_pools: {
    status: 409,
    title: {
      en: 'No more pools or rules can be kept',
      fr: 'Aucun autre pool ni règle possible',
      de: 'Mehr Pools oder Regeln sind nicht möglich',
      es: 'No se admiten más grupos ni reglas',
      it: 'Non sono possibili altri pool o regole',
    },
  },
  warmup_state: {
    status: 409,
    title: {
      en: 'The warm-up is in a state that does not allow this',
      fr: 'L’état de la montée en charge ne le permet pas',
      de: 'Der Zustand des Aufwärmens erlaubt das nicht',
      es: 'El estado del calentamiento no lo permite',
      it: 'Lo stato del riscaldamento non lo consente',
    },
  },
});
