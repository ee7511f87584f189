import type { MailTexts } from './mail-text.js';

/** Mails about leaving: the copy of one's data, and the end of an account. */
export type LeavingMailName = 'export-ready' | 'account-closing' | 'account-closed-for-spam' | 'account-reopened';

export const LEAVING_MAILS: Record<LeavingMailName, MailTexts> = {
  'export-ready': {
    subject: {
      en: 'The copy of your data is ready',
      fr: 'La copie de vos données est prête',
      de: 'Die Kopie Ihrer Daten liegt bereit',
      es: 'La copia de sus datos está lista',
      it: 'La copia dei suoi dati è pronta',
    },
    before: [
      {
        en: 'You asked for a copy of everything that is kept about your platform. Sign in as {username} and download it; only the owner can.',
        fr: 'Vous avez demandé une copie de tout ce qui est conservé sur votre plateforme. Connectez-vous en tant que {username} et téléchargez-la ; seul le propriétaire le peut.',
        de: 'Sie haben eine Kopie von allem angefordert, was über Ihre Plattform aufbewahrt wird. Melden Sie sich als {username} an und laden Sie sie herunter; das kann nur der Inhaber.',
        es: 'Ha pedido una copia de todo lo que se conserva sobre su plataforma. Entre como {username} y descárguela; solo el titular puede hacerlo.',
        it: 'Ha chiesto una copia di tutto ciò che si conserva sulla sua piattaforma. Acceda come {username} e la scarichi; può farlo solo il titolare.',
      },
      {
        en: 'It stays for seven days and is deleted then.',
        fr: 'Elle reste sept jours, puis elle est supprimée.',
        de: 'Sie bleibt sieben Tage und wird dann gelöscht.',
        es: 'Se conserva siete días y después se borra.',
        it: 'Resta sette giorni, poi viene cancellata.',
      },
    ],
    button: null,
    after: [],
  },
  'account-closing': {
    subject: {
      en: 'Your platform is closed and will be deleted',
      fr: 'Votre plateforme est fermée et sera supprimée',
      de: 'Ihre Plattform ist geschlossen und wird gelöscht',
      es: 'Su plataforma está cerrada y se eliminará',
      it: 'La sua piattaforma è chiusa e sarà eliminata',
    },
    before: [
      {
        en: 'As you asked, platform {platform} is closed: nobody can sign in, keys and SMTP credentials have ended, waiting mail is cancelled. On {date} everything is deleted. Invoices stay, as the law demands, and so does the number of the platform.',
        fr: 'Comme vous l’avez demandé, la plateforme {platform} est fermée : personne ne peut se connecter, les clés et les identifiants SMTP ont pris fin, le courrier en attente est annulé. Le {date}, tout sera supprimé. Les factures restent, comme la loi l’exige, ainsi que le numéro de la plateforme.',
        de: 'Wie gewünscht ist die Plattform {platform} geschlossen: Niemand kann sich anmelden, Schlüssel und SMTP-Zugänge sind beendet, wartende Post ist verworfen. Am {date} wird alles gelöscht. Rechnungen bleiben, wie das Gesetz es verlangt, ebenso die Nummer der Plattform.',
        es: 'Como ha pedido, la plataforma {platform} está cerrada: nadie puede entrar, las claves y las credenciales SMTP han terminado y el correo pendiente se ha cancelado. El {date} se borrará todo. Las facturas se conservan, como exige la ley, y también el número de la plataforma.',
        it: 'Come ha chiesto, la piattaforma {platform} è chiusa: nessuno può accedere, chiavi e credenziali SMTP sono terminate, la posta in attesa è annullata. Il {date} tutto sarà cancellato. Le fatture restano, come impone la legge, e così il numero della piattaforma.',
      },
    ],
    button: null,
    after: [
      {
        en: 'If you change your mind, or if this was not you, write to us before that day: until then we can take it back.',
        fr: 'Si vous changez d’avis, ou si ce n’était pas vous, écrivez-nous avant ce jour : jusque-là, nous pouvons revenir en arrière.',
        de: 'Wenn Sie es sich anders überlegen oder es nicht waren, schreiben Sie uns vor diesem Tag: Bis dahin können wir es rückgängig machen.',
        es: 'Si cambia de opinión, o si no ha sido usted, escríbanos antes de ese día: hasta entonces podemos deshacerlo.',
        it: 'Se cambia idea, o se non è stato lei, ci scriva prima di quel giorno: fino ad allora possiamo tornare indietro.',
      },
    ],
  },
  'account-closed-for-spam': {
    subject: {
      en: 'Your platform was closed for spam',
      fr: 'Votre plateforme a été fermée pour spam',
      de: 'Ihre Plattform wurde wegen Spam geschlossen',
      es: 'Su plataforma se ha cerrado por spam',
      it: 'La sua piattaforma è stata chiusa per spam',
    },
    before: [
      {
        en: 'Platform {platform} sent mail that nobody had asked for, which the terms forbid. It is closed: nobody can sign in, keys and SMTP credentials have ended, waiting mail is cancelled, and the subscriptions are over.',
        fr: 'La plateforme {platform} a envoyé du courrier non sollicité, ce que les conditions interdisent. Elle est fermée : personne ne peut se connecter, les clés et les identifiants SMTP ont pris fin, le courrier en attente est annulé et les abonnements sont terminés.',
        de: 'Die Plattform {platform} hat unverlangte Mails versandt, was die Bedingungen verbieten. Sie ist geschlossen: Niemand kann sich anmelden, Schlüssel und SMTP-Zugänge sind beendet, wartende Post ist verworfen, die Abonnements sind zu Ende.',
        es: 'La plataforma {platform} envió correo que nadie había pedido, lo que las condiciones prohíben. Está cerrada: nadie puede entrar, las claves y las credenciales SMTP han terminado, el correo pendiente se ha cancelado y las suscripciones se han acabado.',
        it: 'La piattaforma {platform} ha inviato posta che nessuno aveva chiesto, cosa vietata dalle condizioni. È chiusa: nessuno può accedere, chiavi e credenziali SMTP sono terminate, la posta in attesa è annullata e gli abbonamenti sono finiti.',
      },
      {
        en: 'As the terms say, nothing is paid back. Forfeited are what was in the wallet ({wallet}) and {credits} SMS credits. Invoices that are open stay due. No account can be opened with this address any more.',
        fr: 'Comme le prévoient les conditions, rien n’est remboursé. Le solde du porte-monnaie ({wallet}) et {credits} crédits SMS sont perdus. Les factures ouvertes restent dues. Aucun compte ne peut plus être ouvert avec cette adresse.',
        de: 'Wie die Bedingungen sagen, wird nichts erstattet. Verfallen sind das Guthaben ({wallet}) und {credits} SMS-Credits. Offene Rechnungen bleiben fällig. Mit dieser Adresse kann kein Konto mehr eröffnet werden.',
        es: 'Como dicen las condiciones, no se devuelve nada. Se pierden el saldo del monedero ({wallet}) y {credits} créditos SMS. Las facturas pendientes siguen siendo exigibles. Ya no se puede abrir ninguna cuenta con esta dirección.',
        it: 'Come dicono le condizioni, nulla è rimborsato. Sono persi il saldo del portafoglio ({wallet}) e {credits} crediti SMS. Le fatture aperte restano dovute. Con questo indirizzo non si può più aprire alcun account.',
      },
    ],
    button: null,
    after: [
      {
        en: 'If you think this is wrong, object within 14 days: write to us and say why. On {date} everything is deleted; until then you can ask for a copy of your data.',
        fr: 'Si vous pensez qu’il s’agit d’une erreur, contestez dans les 14 jours : écrivez-nous en expliquant pourquoi. Le {date}, tout sera supprimé ; jusque-là, vous pouvez demander une copie de vos données.',
        de: 'Halten Sie das für falsch, widersprechen Sie binnen 14 Tagen: Schreiben Sie uns mit Gründen. Am {date} wird alles gelöscht; bis dahin können Sie eine Kopie Ihrer Daten verlangen.',
        es: 'Si cree que es un error, reclame en 14 días: escríbanos y diga por qué. El {date} se borrará todo; hasta entonces puede pedir una copia de sus datos.',
        it: 'Se ritiene che sia un errore, lo contesti entro 14 giorni: ci scriva spiegando perché. Il {date} tutto sarà cancellato; fino ad allora può chiedere una copia dei suoi dati.',
      },
    ],
  },
  'account-reopened': {
    subject: {
      en: 'Your platform is open again',
      fr: 'Votre plateforme est de nouveau ouverte',
      de: 'Ihre Plattform ist wieder offen',
      es: 'Su plataforma vuelve a estar abierta',
      it: 'La sua piattaforma è di nuovo aperta',
    },
    before: [
      {
        en: 'The closing of platform {platform} was taken back; nothing was deleted. A second mail brings a link to a new password for {username}. Keys and SMTP credentials have to be made anew.',
        fr: 'La fermeture de la plateforme {platform} a été annulée ; rien n’a été supprimé. Un second courrier apporte un lien pour un nouveau mot de passe de {username}. Les clés et les identifiants SMTP sont à recréer.',
        de: 'Die Schließung der Plattform {platform} wurde zurückgenommen; nichts wurde gelöscht. Eine zweite Nachricht bringt einen Link für ein neues Passwort von {username}. Schlüssel und SMTP-Zugänge müssen neu angelegt werden.',
        es: 'Se ha anulado el cierre de la plataforma {platform}; no se ha borrado nada. Un segundo mensaje trae un enlace para una contraseña nueva de {username}. Las claves y las credenciales SMTP deben crearse de nuevo.',
        it: 'La chiusura della piattaforma {platform} è stata annullata; nulla è stato cancellato. Un secondo messaggio porta un collegamento per una nuova password di {username}. Chiavi e credenziali SMTP vanno create di nuovo.',
      },
    ],
    button: null,
    after: [],
  },
};
