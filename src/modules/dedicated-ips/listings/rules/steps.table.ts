import { type Language, textIn, type Texts } from '../../../../kernel/texts.js';

/** What staff do about a listed address, in this order. */
const STEPS = {
  find: {
    en: 'Look for the cause: complaints, bounces and new mailings of the accounts named here; the reason and the code say what the list saw.',
    fr: 'Cherchez la cause : plaintes, erreurs et nouveaux envois des comptes nommés ici ; le motif et le code disent ce que la liste a vu.',
    de: 'Suchen Sie die Ursache: Beschwerden, Rückläufer und neue Aussendungen der hier genannten Konten; Grund und Code sagen, was die Liste gesehen hat.',
    es: 'Busque la causa: quejas, rebotes y envíos nuevos de las cuentas indicadas aquí; el motivo y el código dicen lo que vio la lista.',
    it: 'Cerchi la causa: lamentele, respingimenti e nuovi invii degli account indicati qui; motivo e codice dicono che cosa ha visto la lista.',
  },
  policy: {
    en: 'This code means that the list takes the address for a connection of end users. Register it with the list as a mail server, or set a proper PTR.',
    fr: 'Ce code signifie que la liste prend l’adresse pour une connexion d’abonné. Déclarez-la auprès de la liste comme serveur de messagerie, ou donnez-lui un PTR correct.',
    de: 'Dieser Code bedeutet, dass die Liste die Adresse für einen Endkundenanschluss hält. Melden Sie sie dort als Mailserver an, oder setzen Sie einen ordentlichen PTR.',
    es: 'Este código significa que la lista toma la dirección por una conexión de usuario final. Regístrela en la lista como servidor de correo o póngale un PTR correcto.',
    it: 'Questo codice significa che la lista prende l’indirizzo per una connessione di utenti finali. Lo registri presso la lista come server di posta, o imposti un PTR corretto.',
  },
  stop: {
    en: 'Block or slow down whoever caused it before anything else; a list that is asked too early lists again, for longer.',
    fr: 'Bloquez ou ralentissez d’abord le responsable ; une liste sollicitée trop tôt inscrit de nouveau, et pour plus longtemps.',
    de: 'Sperren oder bremsen Sie zuerst den Verursacher; eine zu früh gefragte Liste führt die Adresse wieder auf, und länger.',
    es: 'Bloquee o frene antes que nada al causante; una lista consultada demasiado pronto vuelve a incluir la dirección, y por más tiempo.',
    it: 'Blocchi o rallenti prima di tutto chi l’ha causato; una lista interpellata troppo presto elenca di nuovo, e più a lungo.',
  },
  ask: {
    en: 'Ask the list to remove the address.',
    fr: 'Demandez à la liste de retirer l’adresse.',
    de: 'Beantragen Sie bei der Liste die Streichung.',
    es: 'Pida a la lista que retire la dirección.',
    it: 'Chieda alla lista di togliere l’indirizzo.',
  },
  wait: {
    en: 'Nothing else needs to be done: the incident closes by itself when the list no longer names the address.',
    fr: 'Rien d’autre à faire : l’incident se ferme de lui-même quand la liste ne nomme plus l’adresse.',
    de: 'Sonst ist nichts zu tun: Der Vorfall schließt sich von selbst, sobald die Liste die Adresse nicht mehr führt.',
    es: 'No hay que hacer nada más: el incidente se cierra solo cuando la lista deja de nombrar la dirección.',
    it: 'Non occorre altro: l’incidente si chiude da sé quando la lista non nomina più l’indirizzo.',
  },
  note: {
    en: 'This list only informs: receivers rarely refuse mail because of it.',
    fr: 'Cette liste n’est qu’informative : peu de destinataires refusent du courrier à cause d’elle.',
    de: 'Diese Liste unterrichtet nur: Empfänger lehnen ihretwegen selten Mail ab.',
    es: 'Esta lista solo informa: pocos destinatarios rechazan correo por ella.',
    it: 'Questa lista informa soltanto: di rado i destinatari rifiutano posta per causa sua.',
  },
} as const satisfies Record<string, Texts>;

/** Codes of the Spamhaus lists for address ranges of end users (PBL). */
const POLICY_CODES = new Set(['127.0.0.10', '127.0.0.11']);

export interface ListingFacts {
  severity: Severity;
  codes: readonly string[];
  removalUrl: string | null;
  closed: boolean;
}

export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** What to do about a listing; nothing about one that is over. */
export function stepsFor({ severity, codes, removalUrl, closed }: ListingFacts, language: Language): string[] {
  if (closed) return [];
  const say = (step: keyof typeof STEPS): string => textIn(STEPS[step], language);
  const ask = removalUrl === null ? say('ask') : `${say('ask')} ${removalUrl}`;
  if (severity === 'info') return [say('note'), say('wait')];
  if (codes.some((code) => POLICY_CODES.has(code))) return [say('policy'), ask, say('wait')];
  return [say('find'), say('stop'), ask, say('wait')];
}
