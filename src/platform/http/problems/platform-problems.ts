import { defineProblems } from '../../../kernel/problem.js';

/** The codes that any operation may answer; modules declare their own beside their use-cases. */
export const platformProblems = defineProblems({
  invalid_json: {
    status: 400,
    title: {
      en: 'The body is not valid JSON',
      fr: 'Le corps n’est pas du JSON valide',
      de: 'Der Inhalt ist kein gültiges JSON',
      es: 'El cuerpo no es JSON válido',
      it: 'Il corpo non è JSON valido',
    },
  },
  invalid_request: {
    status: 400,
    title: {
      en: 'The request is malformed',
      fr: 'La requête est mal formée',
      de: 'Die Anfrage ist fehlerhaft aufgebaut',
      es: 'La solicitud está mal formada',
      it: 'La richiesta non è ben formata',
    },
  },
  unauthenticated: {
    status: 401,
    title: {
      en: 'Authentication is needed',
      fr: 'Une authentification est nécessaire',
      de: 'Eine Anmeldung ist nötig',
      es: 'Se necesita autenticación',
      it: 'È necessaria l’autenticazione',
    },
  },
  invalid_credentials: {
    status: 401,
    title: {
      en: 'The credentials are not valid',
      fr: 'Les identifiants ne sont pas valables',
      de: 'Die Zugangsdaten sind nicht gültig',
      es: 'Las credenciales no son válidas',
      it: 'Le credenziali non sono valide',
    },
    smtp: { code: 535, enhanced: '5.7.8' },
  },
  forbidden: {
    status: 403,
    title: {
      en: 'Your role does not allow this',
      fr: 'Votre rôle ne le permet pas',
      de: 'Ihre Rolle erlaubt das nicht',
      es: 'Su función no lo permite',
      it: 'Il suo ruolo non lo consente',
    },
  },
  impersonation_read_only: {
    status: 403,
    title: {
      en: 'You act in a customer’s place to look, not to change anything',
      fr: 'Vous agissez à la place d’un client pour consulter, non pour modifier',
      de: 'Sie handeln an Stelle eines Kunden, um nachzusehen, nicht um etwas zu ändern',
      es: 'Actúa en lugar de un cliente para consultar, no para cambiar nada',
      it: 'Agisce al posto di un cliente per consultare, non per modificare',
    },
  },
  impersonation_not_allowed: {
    status: 403,
    title: {
      en: 'Nobody does this in a customer’s place',
      fr: 'Personne ne fait cela à la place d’un client',
      de: 'Das tut niemand an Stelle eines Kunden',
      es: 'Nadie hace esto en lugar de un cliente',
      it: 'Nessuno fa questo al posto di un cliente',
    },
  },
  role_required: {
    status: 403,
    title: {
      en: 'Another staff role is needed',
      fr: 'Un autre rôle du personnel est requis',
      de: 'Dafür ist eine andere Mitarbeiterrolle nötig',
      es: 'Se requiere otra función del personal',
      it: 'È richiesto un altro ruolo del personale',
    },
  },
  insufficient_scope: {
    status: 403,
    title: {
      en: 'The API key lacks the scope for this',
      fr: 'La clé d’API n’a pas la portée requise',
      de: 'Dem API-Schlüssel fehlt die Berechtigung dafür',
      es: 'La clave de API no tiene el alcance necesario',
      it: 'La chiave API non ha l’ambito necessario',
    },
  },
  network_not_allowed: {
    status: 403,
    title: {
      en: 'The API key may not be used from this network',
      fr: 'La clé d’API ne peut pas être utilisée depuis ce réseau',
      de: 'Der API-Schlüssel darf aus diesem Netz nicht benutzt werden',
      es: 'La clave de API no puede usarse desde esta red',
      it: 'La chiave API non può essere usata da questa rete',
    },
  },
  not_found: {
    status: 404,
    title: {
      en: 'There is nothing here',
      fr: 'Il n’y a rien à cette adresse',
      de: 'Hier ist nichts',
      es: 'Aquí no hay nada',
      it: 'Qui non c’è nulla',
    },
  },
  method_not_allowed: {
    status: 405,
    title: {
      en: 'This address does not know that method',
      fr: 'Cette adresse ne connaît pas cette méthode',
      de: 'Diese Adresse kennt die Methode nicht',
      es: 'Esta dirección no admite ese método',
      it: 'Questo indirizzo non ammette quel metodo',
    },
  },
  request_timeout: {
    status: 408,
    title: {
      en: 'The request took too long to arrive',
      fr: 'La requête a mis trop de temps à arriver',
      de: 'Die Anfrage kam zu langsam an',
      es: 'La solicitud tardó demasiado en llegar',
      it: 'La richiesta ha impiegato troppo tempo ad arrivare',
    },
    retryable: true,
  },
  idempotency_key_in_use: {
    status: 409,
    title: {
      en: 'A request with this idempotency key is still running',
      fr: 'Une requête avec cette clé d’idempotence est encore en cours',
      de: 'Eine Anfrage mit diesem Idempotenzschlüssel läuft noch',
      es: 'Una solicitud con esta clave de idempotencia sigue en curso',
      it: 'Una richiesta con questa chiave di idempotenza è ancora in corso',
    },
    smtp: { code: 451, enhanced: '4.7.0' },
    retryable: true,
  },
  gone: {
    status: 410,
    title: {
      en: 'This is used up or no longer exists',
      fr: 'Ceci a été utilisé ou n’existe plus',
      de: 'Das ist verbraucht oder gibt es nicht mehr',
      es: 'Esto ya se usó o ya no existe',
      it: 'Questo è già stato usato o non esiste più',
    },
  },
  version_conflict: {
    status: 412,
    title: {
      en: 'Somebody has changed this in the meantime',
      fr: 'Quelqu’un l’a modifié entre-temps',
      de: 'Inzwischen hat jemand das geändert',
      es: 'Alguien lo ha modificado entretanto',
      it: 'Nel frattempo qualcuno lo ha modificato',
    },
  },
  payload_too_large: {
    status: 413,
    title: {
      en: 'The body is too large',
      fr: 'Le corps est trop volumineux',
      de: 'Der Inhalt ist zu groß',
      es: 'El cuerpo es demasiado grande',
      it: 'Il corpo è troppo grande',
    },
  },
  unsupported_media_type: {
    status: 415,
    title: {
      en: 'This content type is not understood here',
      fr: 'Ce type de contenu n’est pas compris ici',
      de: 'Dieser Inhaltstyp wird hier nicht verstanden',
      es: 'Este tipo de contenido no se admite aquí',
      it: 'Questo tipo di contenuto non è compreso qui',
    },
  },
  validation_failed: {
    status: 422,
    title: {
      en: 'Some fields are not valid',
      fr: 'Certains champs ne sont pas valables',
      de: 'Einige Felder sind nicht gültig',
      es: 'Algunos campos no son válidos',
      it: 'Alcuni campi non sono validi',
    },
  },
  unknown_field: {
    status: 422,
    title: {
      en: 'The body has a field that is not known here',
      fr: 'Le corps contient un champ inconnu ici',
      de: 'Der Inhalt hat ein hier unbekanntes Feld',
      es: 'El cuerpo tiene un campo desconocido aquí',
      it: 'Il corpo ha un campo qui sconosciuto',
    },
  },
  reference_not_found: {
    status: 422,
    title: {
      en: 'The body refers to something that does not exist',
      fr: 'Le corps désigne quelque chose qui n’existe pas',
      de: 'Der Inhalt verweist auf etwas, das es nicht gibt',
      es: 'El cuerpo se refiere a algo que no existe',
      it: 'Il corpo si riferisce a qualcosa che non esiste',
    },
  },
  invalid_query: {
    status: 422,
    title: {
      en: 'A query parameter is unknown or not valid',
      fr: 'Un paramètre de requête est inconnu ou non valable',
      de: 'Ein Abfrageparameter ist unbekannt oder nicht gültig',
      es: 'Un parámetro de consulta es desconocido o no es válido',
      it: 'Un parametro della query è sconosciuto o non valido',
    },
  },
  invalid_cursor: {
    status: 422,
    title: {
      en: 'The cursor does not belong to this list',
      fr: 'Le curseur n’appartient pas à cette liste',
      de: 'Der Cursor gehört nicht zu dieser Liste',
      es: 'El cursor no pertenece a esta lista',
      it: 'Il cursore non appartiene a questo elenco',
    },
  },
  idempotency_key_reused: {
    status: 422,
    title: {
      en: 'This idempotency key was used for another request',
      fr: 'Cette clé d’idempotence a servi à une autre requête',
      de: 'Dieser Idempotenzschlüssel wurde für eine andere Anfrage benutzt',
      es: 'Esta clave de idempotencia se usó para otra solicitud',
      it: 'Questa chiave di idempotenza è stata usata per un’altra richiesta',
    },
    smtp: { code: 554, enhanced: '5.7.0' },
  },
  rate_limited: {
    status: 429,
    title: {
      en: 'Too many requests',
      fr: 'Trop de requêtes',
      de: 'Zu viele Anfragen',
      es: 'Demasiadas solicitudes',
      it: 'Troppe richieste',
    },
    smtp: { code: 452, enhanced: '4.7.1' },
    retryable: true,
  },
  headers_too_large: {
    status: 431,
    title: {
      en: 'The request headers are too large',
      fr: 'Les en-têtes de la requête sont trop volumineux',
      de: 'Die Kopfzeilen der Anfrage sind zu groß',
      es: 'Las cabeceras de la solicitud son demasiado grandes',
      it: 'Le intestazioni della richiesta sono troppo grandi',
    },
  },
  internal_error: {
    status: 500,
    title: {
      en: 'Something went wrong on our side',
      fr: 'Une erreur est survenue de notre côté',
      de: 'Bei uns ist etwas schiefgegangen',
      es: 'Algo ha fallado por nuestra parte',
      it: 'Qualcosa è andato storto da parte nostra',
    },
    smtp: { code: 451, enhanced: '4.3.0' },
  },
  unavailable: {
    status: 503,
    title: {
      en: 'The service is not available for a moment',
      fr: 'Le service est momentanément indisponible',
      de: 'Der Dienst ist gerade nicht verfügbar',
      es: 'El servicio no está disponible por un momento',
      it: 'Il servizio non è disponibile per un momento',
    },
    smtp: { code: 451, enhanced: '4.3.2' },
    retryable: true,
  },
});
