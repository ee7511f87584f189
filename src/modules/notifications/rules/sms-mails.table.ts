import type { MailTexts } from './mail-text.js';

/** Mails about SMS credits. */
export type SmsMailName = 'sms-credits-low' | 'sms-credits-expiring';

export const SMS_MAILS: Record<SmsMailName, MailTexts> = {
  'sms-credits-low': {
    subject: {
      en: 'Only {available} SMS credits are left',
      fr: 'Il ne reste que {available} crédits SMS',
      de: 'Nur noch {available} SMS-Credits übrig',
      es: 'Solo quedan {available} créditos SMS',
      it: 'Restano solo {available} crediti SMS',
    },
    before: [
      {
        en: 'Platform {platform} has {available} SMS credits left, fewer than {threshold}. When they are used up, texts are refused until more are bought.',
        fr: 'La plateforme {platform} dispose encore de {available} crédits SMS, moins de {threshold}. Une fois épuisés, les SMS sont refusés jusqu’au prochain achat.',
        de: 'Die Plattform {platform} hat noch {available} SMS-Credits, weniger als {threshold}. Sind sie verbraucht, werden SMS abgelehnt, bis neue gekauft sind.',
        es: 'A la plataforma {platform} le quedan {available} créditos SMS, menos de {threshold}. Cuando se agoten, los SMS se rechazan hasta que compre más.',
        it: 'Alla piattaforma {platform} restano {available} crediti SMS, meno di {threshold}. Quando saranno esauriti, gli SMS saranno rifiutati finché non ne acquista altri.',
      },
      {
        en: 'Credits are bought in your account under My subscription, and can be used as soon as they are paid. This mail comes once; the next one only after more were bought.',
        fr: 'Les crédits s’achètent dans votre compte, sous Mon abonnement, et sont utilisables dès leur paiement. Ce message n’est envoyé qu’une fois ; le prochain ne suivra qu’après un achat.',
        de: 'Credits kaufen Sie in Ihrem Konto unter Mein Abonnement; sie gelten, sobald sie bezahlt sind. Diese Mail kommt einmal, die nächste erst nach einem weiteren Kauf.',
        es: 'Los créditos se compran en su cuenta, en Mi suscripción, y se pueden usar en cuanto están pagados. Este correo llega una vez; el siguiente, solo después de otra compra.',
        it: 'I crediti si acquistano nel suo account, in Il mio abbonamento, e si possono usare appena pagati. Questa mail arriva una volta; la prossima solo dopo un altro acquisto.',
      },
    ],
    button: null,
    after: [],
  },
  'sms-credits-expiring': {
    subject: {
      en: '{credits} SMS credits end after {date}',
      fr: '{credits} crédits SMS expirent après le {date}',
      de: '{credits} SMS-Credits verfallen nach dem {date}',
      es: '{credits} créditos SMS vencen después del {date}',
      it: '{credits} crediti SMS scadono dopo il {date}',
    },
    before: [
      {
        en: 'Platform {platform} has {credits} SMS credits that can be used until {date}, that day included. What is left of them then is lost.',
        fr: 'La plateforme {platform} a {credits} crédits SMS utilisables jusqu’au {date} inclus. Ce qu’il en reste alors est perdu.',
        de: 'Die Plattform {platform} hat {credits} SMS-Credits, die bis einschließlich {date} gelten. Was dann davon übrig ist, verfällt.',
        es: 'La plataforma {platform} tiene {credits} créditos SMS que se pueden usar hasta el {date} inclusive. Lo que quede entonces se pierde.',
        it: 'La piattaforma {platform} ha {credits} crediti SMS utilizzabili fino al {date} compreso. Quelli che restano allora sono persi.',
      },
      {
        en: 'Credits beside an e-mail plan live as long as its term: if the plan is renewed, so are they.',
        fr: 'Les crédits qui accompagnent une formule e-mail durent autant qu’elle : si elle est renouvelée, eux aussi.',
        de: 'Credits neben einem E-Mail-Tarif gelten so lange wie dessen Laufzeit: Wird er verlängert, gelten sie weiter.',
        es: 'Los créditos que acompañan a un plan de correo duran lo que su plazo: si el plan se renueva, ellos también.',
        it: 'I crediti accanto a un piano e-mail durano quanto il suo periodo: se il piano si rinnova, restano validi.',
      },
    ],
    button: null,
    after: [],
  },
};
