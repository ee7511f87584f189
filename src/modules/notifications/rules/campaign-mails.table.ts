import type { Texts } from '../../../kernel/texts.js';
import type { MailTexts } from './mail-text.js';

/** Mails about campaigns. */
export type CampaignMailName = 'campaign-paused';

/** Why a campaign stands still until somebody does something, and what that is. Who paused it himself needs no mail. */
export const CAMPAIGN_PAUSES: Readonly<Record<string, Texts>> = {
  insufficient_sms_credits: {
    en: 'There are not enough SMS credits for the rest of it. Buy some, then resume it.',
    fr: 'Il n’y a pas assez de crédits SMS pour le reste. Achetez-en, puis reprenez-la.',
    de: 'Für den Rest reichen die SMS-Credits nicht. Kaufen Sie welche und setzen Sie sie dann fort.',
    es: 'No hay créditos SMS suficientes para el resto. Compre más y reanúdela.',
    it: 'Non ci sono abbastanza crediti SMS per il resto. Ne acquisti e poi la riprenda.',
  },
  bulk_not_allowed: {
    en: 'The plan does not allow campaigns. Move to one that does, then resume it.',
    fr: 'Le forfait ne permet pas les campagnes. Passez à un forfait qui les permet, puis reprenez-la.',
    de: 'Der Tarif erlaubt keine Kampagnen. Wechseln Sie in einen, der es tut, und setzen Sie sie dann fort.',
    es: 'El plan no permite campañas. Pase a uno que sí y reanúdela.',
    it: 'Il piano non consente campagne. Passi a uno che le consente e poi la riprenda.',
  },
  subscription_required: {
    en: 'There is no plan that it could be sent under. Take one, then resume it.',
    fr: 'Aucun forfait ne permet de l’envoyer. Souscrivez-en un, puis reprenez-la.',
    de: 'Es gibt keinen Tarif, unter dem sie gesendet werden könnte. Schließen Sie einen ab und setzen Sie sie dann fort.',
    es: 'No hay ningún plan con el que enviarla. Contrate uno y reanúdela.',
    it: 'Non c’è un piano con cui inviarla. Ne attivi uno e poi la riprenda.',
  },
  subscription_expired: {
    en: 'The plan has ended. Renew it, then resume the campaign.',
    fr: 'Le forfait est arrivé à son terme. Renouvelez-le, puis reprenez la campagne.',
    de: 'Der Tarif ist abgelaufen. Verlängern Sie ihn und setzen Sie die Kampagne dann fort.',
    es: 'El plan ha terminado. Renuévelo y reanude la campaña.',
    it: 'Il piano è terminato. Lo rinnovi e poi riprenda la campagna.',
  },
  sender_not_verified: {
    en: 'The sender is no longer confirmed. Confirm the address or its domain again, then resume it.',
    fr: 'L’expéditeur n’est plus confirmé. Confirmez de nouveau l’adresse ou son domaine, puis reprenez-la.',
    de: 'Der Absender ist nicht mehr bestätigt. Bestätigen Sie die Adresse oder ihre Domain erneut und setzen Sie sie dann fort.',
    es: 'El remitente ya no está confirmado. Confirme de nuevo la dirección o su dominio y reanúdela.',
    it: 'Il mittente non è più confermato. Confermi di nuovo l’indirizzo o il suo dominio e poi la riprenda.',
  },
  content_refused: {
    en: 'Something that it needs is gone or refused: a list, a segment or what it says. The campaign itself says which.',
    fr: 'Un élément nécessaire a disparu ou est refusé : une liste, un segment ou le contenu. La campagne elle-même dit lequel.',
    de: 'Etwas, das sie braucht, ist weg oder abgelehnt: eine Liste, ein Segment oder der Inhalt. Die Kampagne selbst sagt, was.',
    es: 'Algo que necesita ya no está o se rechaza: una lista, un segmento o el contenido. La propia campaña dice qué.',
    it: 'Qualcosa che le serve non c’è più o è rifiutato: una lista, un segmento o il contenuto. La campagna stessa dice che cosa.',
  },
};

export const CAMPAIGN_MAILS: Record<CampaignMailName, MailTexts> = {
  'campaign-paused': {
    subject: {
      en: 'Your campaign “{campaign}” is paused',
      fr: 'Votre campagne « {campaign} » est en pause',
      de: 'Ihre Kampagne „{campaign}“ ist angehalten',
      es: 'Su campaña «{campaign}» está en pausa',
      it: 'La sua campagna «{campaign}» è in pausa',
    },
    before: [
      {
        en: 'The campaign “{campaign}” of platform {platform} stands still. {why}',
        fr: 'La campagne « {campaign} » de la plateforme {platform} est arrêtée. {why}',
        de: 'Die Kampagne „{campaign}“ der Plattform {platform} steht still. {why}',
        es: 'La campaña «{campaign}» de la plataforma {platform} está detenida. {why}',
        it: 'La campagna «{campaign}» della piattaforma {platform} è ferma. {why}',
      },
      {
        en: 'Whoever got it already keeps it and gets nothing twice; the others wait. It goes on where it stopped.',
        fr: 'Ceux qui l’ont reçue ne la reçoivent pas deux fois ; les autres attendent. Elle reprend où elle s’est arrêtée.',
        de: 'Wer sie schon hat, bekommt nichts doppelt; die anderen warten. Sie geht dort weiter, wo sie aufgehört hat.',
        es: 'Quien ya la recibió no recibe nada dos veces; los demás esperan. Continúa donde se detuvo.',
        it: 'Chi l’ha già ricevuta non riceve nulla due volte; gli altri aspettano. Riprende da dove si è fermata.',
      },
    ],
    button: null,
    after: [],
  },
};
