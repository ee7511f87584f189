import type { MailTexts } from './mail-text.js';

/** Mails about quotas; `{until}` names a moment in the offer's zone. */
export type QuotaMailName = 'quota-warning' | 'quota-suspended';

export const QUOTA_MAILS: Record<QuotaMailName, MailTexts> = {
  'quota-warning': {
    subject: {
      en: 'You have used {percent} % of your quota',
      fr: 'Vous avez utilisé {percent} % de votre quota',
      de: 'Sie haben {percent} % Ihres Kontingents verbraucht',
      es: 'Ha usado el {percent} % de su cuota',
      it: 'Ha usato il {percent} % della sua quota',
    },
    before: [
      {
        en: 'Platform {platform} has sent {used} of the {limit} messages that its plan allows until {until}. Then the count begins anew.',
        fr: 'La plateforme {platform} a envoyé {used} des {limit} messages que son forfait permet jusqu’au {until}. Ensuite, le compte repart de zéro.',
        de: 'Plattform {platform} hat {used} der {limit} Nachrichten verschickt, die ihr Tarif bis {until} erlaubt. Danach beginnt die Zählung von vorn.',
        es: 'La plataforma {platform} ha enviado {used} de los {limit} mensajes que su plan permite hasta el {until}. Después la cuenta empieza de nuevo.',
        it: 'La piattaforma {platform} ha inviato {used} dei {limit} messaggi che il suo piano consente fino al {until}. Poi il conteggio riparte da zero.',
      },
      {
        en: 'If you need more, you can move to a higher plan at any time; it works at once.',
        fr: 'S’il vous en faut davantage, vous pouvez passer à un forfait supérieur à tout moment ; il agit aussitôt.',
        de: 'Wenn Sie mehr brauchen, können Sie jederzeit in einen höheren Tarif wechseln; er gilt sofort.',
        es: 'Si necesita más, puede pasar a un plan superior en cualquier momento; surte efecto enseguida.',
        it: 'Se gliene servono di più, può passare a un piano superiore in qualsiasi momento; ha effetto subito.',
      },
    ],
    button: null,
    after: [],
  },
  'quota-suspended': {
    subject: {
      en: 'Daily quota used up: sending rests until midnight',
      fr: 'Quota journalier épuisé : les envois reprennent à minuit',
      de: 'Tageskontingent verbraucht: Der Versand ruht bis Mitternacht',
      es: 'Cuota diaria agotada: los envíos descansan hasta medianoche',
      it: 'Quota giornaliera esaurita: gli invii riprendono a mezzanotte',
    },
    before: [
      {
        en: 'Platform {platform} has used its daily quota of {limit} messages. New messages are refused until {until}; then sending goes on by itself, and what is waiting leaves first.',
        fr: 'La plateforme {platform} a épuisé son quota journalier de {limit} messages. Les nouveaux messages sont refusés jusqu’au {until} ; ensuite, les envois reprennent d’eux-mêmes, d’abord ce qui attend.',
        de: 'Plattform {platform} hat ihr Tageskontingent von {limit} Nachrichten verbraucht. Neue Nachrichten werden bis {until} abgewiesen; danach geht der Versand von selbst weiter, zuerst mit dem, was wartet.',
        es: 'La plataforma {platform} ha agotado su cuota diaria de {limit} mensajes. Los mensajes nuevos se rechazan hasta el {until}; después los envíos siguen solos, primero lo que espera.',
        it: 'La piattaforma {platform} ha esaurito la quota giornaliera di {limit} messaggi. I nuovi messaggi vengono rifiutati fino al {until}; poi gli invii riprendono da soli, prima quelli in attesa.',
      },
      {
        en: 'A higher plan lifts this at once.',
        fr: 'Un forfait supérieur lève cette limite aussitôt.',
        de: 'Ein höherer Tarif hebt das sofort auf.',
        es: 'Un plan superior lo levanta enseguida.',
        it: 'Un piano superiore toglie subito questo limite.',
      },
    ],
    button: null,
    after: [],
  },
};
