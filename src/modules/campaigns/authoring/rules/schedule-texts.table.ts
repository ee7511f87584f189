import type { Texts } from '../../../../kernel/texts.js';
import type { TimeZoneMode } from './campaign.js';

/** How a schedule is to be understood. */
export const SCHEDULE_TEXTS: Readonly<Record<TimeZoneMode, Texts>> = {
  account: {
    en: 'Everybody gets it from {time} on, as the clocks in {zone} show.',
    fr: 'Tout le monde le reçoit à partir de {time}, heure de {zone}.',
    de: 'Alle bekommen es ab {time}, nach den Uhren in {zone}.',
    es: 'Todos lo reciben a partir de las {time}, hora de {zone}.',
    it: 'Tutti lo ricevono dalle {time}, ora di {zone}.',
  },
  recipient: {
    en: 'Everybody gets it when his own clock shows {time}; contacts without a time zone go with {zone}. Where that time is past already it leaves at once.',
    fr: 'Chacun le reçoit quand sa propre horloge indique {time} ; les contacts sans fuseau horaire suivent {zone}. Là où cette heure est déjà passée, il part aussitôt.',
    de: 'Jeder bekommt es, wenn seine eigene Uhr {time} zeigt; Kontakte ohne Zeitzone gehen mit {zone}. Wo diese Zeit schon vorbei ist, geht es sofort hinaus.',
    es: 'Cada uno lo recibe cuando su propio reloj marca las {time}; los contactos sin zona horaria siguen a {zone}. Donde esa hora ya ha pasado, sale enseguida.',
    it: 'Ognuno lo riceve quando il suo orologio segna le {time}; i contatti senza fuso orario seguono {zone}. Dove quell’ora è già passata, parte subito.',
  },
};
