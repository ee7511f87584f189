import type { Texts } from '../../../../kernel/texts.js';
import type { BecauseName } from '../../../spool/index.js';

/** The words under which a recipient waits; the others say why it never left. */
export type WaitingWord = Exclude<BecauseName, 'nothing' | 'sandbox' | 'recipient_suppressed'>;

export const WAITING: Readonly<Record<WaitingWord, Texts>> = {
  scheduled: {
    en: 'It waits for the time you chose.',
    fr: 'Il attend l’heure que vous avez choisie.',
    de: 'Sie wartet auf die Zeit, die Sie gewählt haben.',
    es: 'Espera la hora que usted eligió.',
    it: 'Attende l’ora che ha scelto.',
  },
  daily_quota: {
    en: 'The daily quota is used up.',
    fr: 'Le quota du jour est épuisé.',
    de: 'Das Tageskontingent ist verbraucht.',
    es: 'La cuota diaria está agotada.',
    it: 'La quota giornaliera è esaurita.',
  },
  monthly_quota: {
    en: 'The monthly quota is used up.',
    fr: 'Le quota du mois est épuisé.',
    de: 'Das Monatskontingent ist verbraucht.',
    es: 'La cuota mensual está agotada.',
    it: 'La quota mensile è esaurita.',
  },
  tier_limit: {
    en: 'The account’s limit for new senders is reached.',
    fr: 'La limite du compte pour les nouveaux expéditeurs est atteinte.',
    de: 'Die Grenze des Kontos für neue Absender ist erreicht.',
    es: 'Se alcanzó el límite de la cuenta para remitentes nuevos.',
    it: 'Il limite dell’account per i nuovi mittenti è raggiunto.',
  },
  subscription_ended: {
    en: 'The account has no running subscription.',
    fr: 'Le compte n’a pas d’abonnement en cours.',
    de: 'Das Konto hat kein laufendes Abonnement.',
    es: 'La cuenta no tiene una suscripción vigente.',
    it: 'L’account non ha un abbonamento attivo.',
  },
  paced: {
    en: 'It waits for its turn at the speed of the account.',
    fr: 'Il attend son tour, à la vitesse du compte.',
    de: 'Sie wartet, bis sie beim Tempo des Kontos an der Reihe ist.',
    es: 'Espera su turno según la velocidad de la cuenta.',
    it: 'Attende il suo turno alla velocità dell’account.',
  },
  retry: {
    en: 'It could not be delivered yet and is tried again.',
    fr: 'Il n’a pas encore pu être remis et sera retenté.',
    de: 'Sie konnte noch nicht zugestellt werden und wird wieder versucht.',
    es: 'Aún no se pudo entregar y se volverá a intentar.',
    it: 'Non è stato ancora possibile recapitarlo e si riproverà.',
  },
  greylisted: {
    en: 'The receiver asks unknown senders to come back later (greylisting); it is tried again from the same address.',
    fr: 'Le destinataire demande aux expéditeurs inconnus de revenir plus tard (liste grise) ; il sera retenté depuis la même adresse.',
    de: 'Der Empfänger bittet unbekannte Absender, später wiederzukommen (Greylisting); sie wird von derselben Adresse wieder versucht.',
    es: 'El receptor pide a los remitentes desconocidos que vuelvan más tarde (lista gris); se volverá a intentar desde la misma dirección.',
    it: 'Il destinatario chiede ai mittenti sconosciuti di tornare più tardi (greylisting); si riproverà dallo stesso indirizzo.',
  },
  throttled: {
    en: 'The receiver asked for less mail for a time.',
    fr: 'Le destinataire a demandé moins de courrier pendant un temps.',
    de: 'Der Empfänger hat für eine Zeit um weniger Post gebeten.',
    es: 'El receptor pidió menos correo durante un tiempo.',
    it: 'Il destinatario ha chiesto meno posta per un certo tempo.',
  },
  site_paused: {
    en: 'Sending to {host} is paused.',
    fr: 'L’envoi vers {host} est suspendu.',
    de: 'Der Versand an {host} ruht.',
    es: 'El envío a {host} está en pausa.',
    it: 'L’invio verso {host} è in pausa.',
  },
  quarantined: {
    en: 'Sending it was interrupted several times; our staff look at it.',
    fr: 'Son envoi a été interrompu plusieurs fois ; notre équipe l’examine.',
    de: 'Ihr Versand brach mehrmals ab; wir sehen sie uns an.',
    es: 'Su envío se interrumpió varias veces; nuestro equipo lo examina.',
    it: 'Il suo invio si è interrotto più volte; il nostro personale lo esamina.',
  },
  account_blocked: {
    en: 'Sending is blocked for the account.',
    fr: 'L’envoi est bloqué pour le compte.',
    de: 'Der Versand ist für das Konto gesperrt.',
    es: 'El envío está bloqueado para la cuenta.',
    it: 'L’invio è bloccato per l’account.',
  },
  sending_paused: {
    en: 'Our staff paused the sending of the account.',
    fr: 'Notre équipe a suspendu l’envoi du compte.',
    de: 'Wir haben den Versand des Kontos angehalten.',
    es: 'Nuestro equipo ha puesto en pausa el envío de la cuenta.',
    it: 'Il nostro personale ha sospeso l’invio dell’account.',
  },
  warming_up: {
    en: 'The address it leaves from is warming up, and may send no more at this moment.',
    fr: 'L’adresse d’envoi monte en charge et ne peut pas envoyer davantage pour l’instant.',
    de: 'Die Adresse, von der sie ausgeht, wird aufgewärmt und darf im Augenblick nicht mehr senden.',
    es: 'La dirección de envío se está calentando y no puede enviar más en este momento.',
    it: 'L’indirizzo di invio è in riscaldamento e al momento non può inviare altro.',
  },
  campaign_paused: {
    en: 'Its campaign is paused.',
    fr: 'Sa campagne est en pause.',
    de: 'Ihre Kampagne ist angehalten.',
    es: 'Su campaña está en pausa.',
    it: 'La sua campagna è in pausa.',
  },
  no_connection: {
    en: 'It waits for a free connection to {host}.',
    fr: 'Il attend une connexion libre vers {host}.',
    de: 'Sie wartet auf eine freie Verbindung zu {host}.',
    es: 'Espera una conexión libre con {host}.',
    it: 'Attende una connessione libera verso {host}.',
  },
};

/** What is added when it is known. */
export const WAITING_FACTS = {
  until: {
    en: 'It goes on at {until}.',
    fr: 'Il repartira le {until}.',
    de: 'Es geht weiter am {until}.',
    es: 'Continuará el {until}.',
    it: 'Proseguirà il {until}.',
  },
  reply: {
    en: '{host} said: “{reply}”',
    fr: '{host} a répondu : « {reply} »',
    de: '{host} antwortete: „{reply}“',
    es: '{host} respondió: «{reply}»',
    it: '{host} ha risposto: «{reply}»',
  },
  reason: {
    en: 'The reason: {reason}',
    fr: 'Le motif : {reason}',
    de: 'Der Grund: {reason}',
    es: 'El motivo: {reason}',
    it: 'Il motivo: {reason}',
  },
  ahead: {
    en: 'Ahead of it: {ahead}.',
    fr: 'Avant lui : {ahead}.',
    de: 'Vor ihr: {ahead}.',
    es: 'Delante de él: {ahead}.',
    it: 'Prima di esso: {ahead}.',
  },
  waitingThere: {
    en: 'Waiting for that receiver: {waitingThere}.',
    fr: 'En attente pour ce destinataire : {waitingThere}.',
    de: 'Für diesen Empfänger warten: {waitingThere}.',
    es: 'En espera para ese receptor: {waitingThere}.',
    it: 'In attesa per quel destinatario: {waitingThere}.',
  },
  blockId: {
    en: 'The block: {blockId}',
    fr: 'Le blocage : {blockId}',
    de: 'Die Sperre: {blockId}',
    es: 'El bloqueo: {blockId}',
    it: 'Il blocco: {blockId}',
  },
} as const satisfies Record<string, Texts>;
