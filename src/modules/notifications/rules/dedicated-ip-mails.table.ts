import type { MailTexts } from './mail-text.js';

/** Mails about addresses of one's own. */
export type DedicatedIpMailName =
  'ip-request-received' | 'ip-request-question' | 'ip-request-approved' | 'ip-request-refused' | 'ip-listed';

export const DEDICATED_IP_MAILS: Record<DedicatedIpMailName, MailTexts> = {
  'ip-request-received': {
    subject: {
      en: 'Your request for a dedicated IP',
      fr: 'Votre demande d’IP dédiée',
      de: 'Ihre Anfrage nach einer eigenen IP-Adresse',
      es: 'Su solicitud de IP dedicada',
      it: 'La sua richiesta di IP dedicato',
    },
    before: [
      {
        en: 'We have your request of platform {platform}: {count} × dedicated IP. Our compliance team looks at it. Until an address is ready your mail leaves from our shared ones.',
        fr: 'Nous avons bien votre demande pour la plateforme {platform} : {count} × IP dédiée. Notre équipe conformité l’examine. Tant qu’une adresse n’est pas prête, vos messages partent de nos adresses partagées.',
        de: 'Ihre Anfrage für Plattform {platform} ist da: {count} × eigene IP-Adresse. Unser Compliance-Team sieht sie sich an. Bis eine Adresse bereit ist, geht Ihre Post von unseren gemeinsamen aus.',
        es: 'Tenemos su solicitud de la plataforma {platform}: {count} × IP dedicada. Nuestro equipo de cumplimiento la examina. Hasta que haya una dirección lista, su correo sale de las compartidas.',
        it: 'Abbiamo la sua richiesta per la piattaforma {platform}: {count} × IP dedicato. Il nostro team di conformità la esamina. Finché un indirizzo non è pronto, la posta parte da quelli condivisi.',
      },
    ],
    button: null,
    after: [],
  },
  'ip-request-question': {
    subject: {
      en: 'A question about your request for a dedicated IP',
      fr: 'Une question sur votre demande d’IP dédiée',
      de: 'Eine Frage zu Ihrer Anfrage nach einer eigenen IP-Adresse',
      es: 'Una pregunta sobre su solicitud de IP dedicada',
      it: 'Una domanda sulla sua richiesta di IP dedicato',
    },
    before: [
      {
        en: 'Before we decide about the request of platform {platform} we would like to know:\n{question}',
        fr: 'Avant de décider de la demande de la plateforme {platform}, nous aimerions savoir :\n{question}',
        de: 'Bevor wir über die Anfrage der Plattform {platform} entscheiden, möchten wir wissen:\n{question}',
        es: 'Antes de decidir sobre la solicitud de la plataforma {platform} quisiéramos saber:\n{question}',
        it: 'Prima di decidere sulla richiesta della piattaforma {platform} vorremmo sapere:\n{question}',
      },
      {
        en: 'Please answer where you asked, under your dedicated IPs.',
        fr: 'Répondez là où vous avez fait la demande, sous vos IP dédiées.',
        de: 'Bitte antworten Sie dort, wo Sie gefragt haben, bei Ihren eigenen IP-Adressen.',
        es: 'Responda donde hizo la solicitud, en sus IP dedicadas.',
        it: 'Risponda dove ha fatto la richiesta, tra i suoi IP dedicati.',
      },
    ],
    button: null,
    after: [],
  },
  'ip-request-approved': {
    subject: {
      en: 'Your dedicated IP is approved',
      fr: 'Votre IP dédiée est approuvée',
      de: 'Ihre eigene IP-Adresse ist genehmigt',
      es: 'Su IP dedicada está aprobada',
      it: 'Il suo IP dedicato è approvato',
    },
    before: [
      {
        en: 'The request of platform {platform} is approved: {count} × dedicated IP. A new address begins with little mail and gets more each day that goes well; the rest leaves from shared addresses meanwhile.',
        fr: 'La demande de la plateforme {platform} est approuvée : {count} × IP dédiée. Une nouvelle adresse commence par peu de courrier et en reçoit davantage chaque jour qui se passe bien ; le reste part entre-temps d’adresses partagées.',
        de: 'Die Anfrage der Plattform {platform} ist genehmigt: {count} × eigene IP-Adresse. Eine neue Adresse beginnt mit wenig Post und bekommt mit jedem guten Tag mehr; das Übrige geht solange von gemeinsamen Adressen aus.',
        es: 'La solicitud de la plataforma {platform} está aprobada: {count} × IP dedicada. Una dirección nueva empieza con poco correo y recibe más cada día que va bien; el resto sale mientras tanto de direcciones compartidas.',
        it: 'La richiesta della piattaforma {platform} è approvata: {count} × IP dedicato. Un nuovo indirizzo inizia con poca posta e ne riceve di più ogni giorno che va bene; il resto parte intanto da indirizzi condivisi.',
      },
    ],
    button: null,
    after: [],
  },
  'ip-request-refused': {
    subject: {
      en: 'Your request for a dedicated IP',
      fr: 'Votre demande d’IP dédiée',
      de: 'Ihre Anfrage nach einer eigenen IP-Adresse',
      es: 'Su solicitud de IP dedicada',
      it: 'La sua richiesta di IP dedicato',
    },
    before: [
      {
        en: 'We cannot grant the request of platform {platform} now. The reason:\n{reason}',
        fr: 'Nous ne pouvons pas accorder la demande de la plateforme {platform} pour l’instant. Le motif :\n{reason}',
        de: 'Wir können die Anfrage der Plattform {platform} zurzeit nicht genehmigen. Der Grund:\n{reason}',
        es: 'No podemos conceder la solicitud de la plataforma {platform} por ahora. El motivo:\n{reason}',
        it: 'Per ora non possiamo accogliere la richiesta della piattaforma {platform}. Il motivo:\n{reason}',
      },
      {
        en: 'Your right to an address is not used up: ask again when the reason is gone.',
        fr: 'Votre droit à une adresse n’est pas consommé : redemandez quand le motif a disparu.',
        de: 'Ihr Anspruch auf eine Adresse ist nicht verbraucht: Fragen Sie wieder, wenn der Grund weggefallen ist.',
        es: 'Su derecho a una dirección no se ha gastado: vuelva a pedirla cuando el motivo haya desaparecido.',
        it: 'Il suo diritto a un indirizzo non è consumato: lo chieda di nuovo quando il motivo non c’è più.',
      },
    ],
    button: null,
    after: [],
  },
  'ip-listed': {
    subject: {
      en: 'Your address {address} is on a blocklist',
      fr: 'Votre adresse {address} figure sur une liste de blocage',
      de: 'Ihre Adresse {address} steht auf einer Blockliste',
      es: 'Su dirección {address} está en una lista de bloqueo',
      it: 'Il suo indirizzo {address} è in una lista di blocco',
    },
    before: [
      {
        en: 'A blocklist that many receivers ask names {address} of platform {platform}. Your mail takes another way until it does so no more; then the address begins again with less.',
        fr: 'Une liste que beaucoup de destinataires consultent nomme {address} de la plateforme {platform}. Vos messages prennent un autre chemin tant que cela dure ; ensuite l’adresse recommence avec moins.',
        de: 'Eine Blockliste, die viele Empfänger fragen, nennt {address} der Plattform {platform}. Ihre Post nimmt einen anderen Weg, solange das so ist; danach beginnt die Adresse wieder mit weniger.',
        es: 'Una lista que muchos receptores consultan nombra {address} de la plataforma {platform}. Su correo toma otro camino mientras dure; después la dirección empieza de nuevo con menos.',
        it: 'Una lista che molti destinatari consultano nomina {address} della piattaforma {platform}. La posta prende un’altra via finché dura; poi l’indirizzo ricomincia con meno.',
      },
      {
        en: 'Look for the cause now: a bought list, readers who did not ask, an account in other hands. We ask for the removal when it is gone.',
        fr: 'Cherchez la cause dès maintenant : une liste achetée, des lecteurs qui n’ont rien demandé, un compte en d’autres mains. Nous demandons le retrait quand elle a disparu.',
        de: 'Suchen Sie jetzt die Ursache: eine gekaufte Liste, Leser, die nicht gefragt haben, ein Konto in fremden Händen. Wir beantragen die Streichung, wenn sie beseitigt ist.',
        es: 'Busque ya la causa: una lista comprada, lectores que no lo pidieron, una cuenta en otras manos. Pedimos la retirada cuando haya desaparecido.',
        it: 'Cerchi subito la causa: una lista comprata, lettori che non hanno chiesto nulla, un account in altre mani. Chiediamo la rimozione quando non c’è più.',
      },
    ],
    button: null,
    after: [],
  },
};
