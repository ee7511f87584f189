import type { Texts } from '../../../../kernel/texts.js';

export const IP_TICKET_TEXTS: Record<'subject' | 'opening' | 'bought' | 'requested', Texts> = {
  subject: {
    en: 'Additional dedicated IPs',
    fr: 'IP dédiées supplémentaires',
    de: 'Weitere eigene IP-Adressen',
    es: 'IP dedicadas adicionales',
    it: 'IP dedicati aggiuntivi',
  },
  opening: {
    en: 'This ticket accompanies your additional dedicated IPs.',
    fr: 'Ce ticket accompagne vos IP dédiées supplémentaires.',
    de: 'Dieses Ticket begleitet Ihre weiteren eigenen IP-Adressen.',
    es: 'Este ticket acompaña sus IP dedicadas adicionales.',
    it: 'Questo ticket accompagna i suoi IP dedicati aggiuntivi.',
  },
  bought: {
    en: 'Bought and paid: {count}. Please tell us what is to leave from them by a request.',
    fr: 'Achetées et payées : {count}. Dites-nous par une demande ce qui doit en partir.',
    de: 'Gekauft und bezahlt: {count}. Bitte sagen Sie uns mit einer Anfrage, was davon ausgehen soll.',
    es: 'Compradas y pagadas: {count}. Díganos con una solicitud qué saldrá de ellas.',
    it: 'Acquistati e pagati: {count}. Ci dica con una richiesta che cosa ne deve partire.',
  },
  requested: {
    en: 'Requested: {count}. {reason}',
    fr: 'Demandées : {count}. {reason}',
    de: 'Angefragt: {count}. {reason}',
    es: 'Solicitadas: {count}. {reason}',
    it: 'Richiesti: {count}. {reason}',
  },
};
