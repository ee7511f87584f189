import type { Topic } from '../../tickets/index.js';
import {
  ADDRESS_CONCERNED,
  CONTACT_AND_WHY,
  INVOICE_NUMBER,
  MESSAGE_IDS,
  NUMBER_OF_PEOPLE,
  PAYMENT_METHOD,
  SINCE_WHEN,
  WANTED_BY,
} from './shared-questions.table.js';
import type { TopicQuestion } from './topic-question.js';

/** What whoever answers a ticket will ask first: a description that tells it is answered at once. */
export const TOPIC_QUESTIONS: Readonly<Record<Topic, readonly TopicQuestion[]>> = {
  technical: [
    {
      key: 'operation',
      text: {
        en: 'Which request or page is it, and what does it answer? The `traceId` of an error helps us find it.',
        fr: 'De quelle requête ou page s’agit-il, et quelle est la réponse ? Le `traceId` d’une erreur nous aide à la retrouver.',
        de: 'Um welche Anfrage oder Seite geht es, und was ist die Antwort? Die `traceId` eines Fehlers hilft uns beim Suchen.',
        es: '¿De qué petición o página se trata y qué responde? El `traceId` de un error nos ayuda a encontrarla.',
        it: 'Di quale richiesta o pagina si tratta, e che cosa risponde? Il `traceId` di un errore ci aiuta a trovarla.',
      },
    },
    SINCE_WHEN,
  ],
  sending_speed: [
    {
      key: 'expected_speed',
      text: {
        en: 'How many messages an hour did you expect, and how many leave?',
        fr: 'Combien de messages par heure attendiez-vous, et combien partent ?',
        de: 'Wie viele Nachrichten pro Stunde haben Sie erwartet, und wie viele gehen hinaus?',
        es: '¿Cuántos mensajes por hora esperaba y cuántos salen?',
        it: 'Quanti messaggi all’ora si aspettava, e quanti ne partono?',
      },
    },
    MESSAGE_IDS,
    SINCE_WHEN,
  ],
  access_recovery: [
    {
      key: 'username',
      text: {
        en: 'What is your user name (such as m1234), or with which address did you sign up?',
        fr: 'Quel est votre identifiant (par exemple m1234), ou avec quelle adresse vous êtes-vous inscrit ?',
        de: 'Wie lautet Ihr Benutzername (etwa m1234), oder mit welcher Adresse haben Sie sich angemeldet?',
        es: '¿Cuál es su nombre de usuario (por ejemplo, m1234) o con qué dirección se registró?',
        it: 'Qual è il suo nome utente (per esempio m1234), o con quale indirizzo si è registrato?',
      },
    },
    {
      key: 'what_happens',
      text: {
        en: 'What happens when you try: no mail, a refused code, or another message?',
        fr: 'Que se passe-t-il quand vous essayez : aucun e-mail, un code refusé, un autre message ?',
        de: 'Was geschieht beim Versuch: keine E-Mail, ein abgelehnter Code, eine andere Meldung?',
        es: '¿Qué ocurre al intentarlo: ningún correo, un código rechazado u otro mensaje?',
        it: 'Che cosa succede quando ci prova: nessuna e-mail, un codice rifiutato, un altro messaggio?',
      },
    },
  ],
  billing: [INVOICE_NUMBER],
  invoice_request: [
    INVOICE_NUMBER,
    {
      key: 'send_to',
      text: {
        en: 'To which address should it go, and should later invoices go there too?',
        fr: 'À quelle adresse faut-il l’envoyer, et les prochaines aussi ?',
        de: 'An welche Adresse soll sie gehen, und die künftigen auch?',
        es: '¿A qué dirección debe enviarse, y también las siguientes?',
        it: 'A quale indirizzo va inviata, e anche le prossime?',
      },
    },
  ],
  refund: [INVOICE_NUMBER, PAYMENT_METHOD],
  card_deletion: [PAYMENT_METHOD],
  sensitive_data: [
    {
      key: 'which_details',
      text: {
        en: 'Which detail of your company or of billing is it, and what should it say? Never write passwords or card numbers.',
        fr: 'De quelle donnée de l’entreprise ou de facturation s’agit-il, et que doit-elle indiquer ? N’écrivez jamais de mot de passe ni de numéro de carte.',
        de: 'Um welche Angabe zur Firma oder Abrechnung geht es, und wie soll sie lauten? Schreiben Sie nie Passwörter oder Kartennummern.',
        es: '¿De qué dato de la empresa o de facturación se trata y qué debe decir? No escriba nunca contraseñas ni números de tarjeta.',
        it: 'Di quale dato aziendale o di fatturazione si tratta, e che cosa deve riportare? Non scriva mai password o numeri di carta.',
      },
    },
  ],
  deliverability_investigation: [
    MESSAGE_IDS,
    {
      key: 'receiving_domains',
      text: {
        en: 'At which providers does it happen, and what do their answers say?',
        fr: 'Chez quels fournisseurs cela se produit-il, et que disent leurs réponses ?',
        de: 'Bei welchen Anbietern geschieht es, und was sagen deren Antworten?',
        es: '¿Con qué proveedores ocurre y qué dicen sus respuestas?',
        it: 'Con quali fornitori succede, e che cosa dicono le loro risposte?',
      },
    },
    SINCE_WHEN,
  ],
  contact_delete_unblock: [ADDRESS_CONCERNED, CONTACT_AND_WHY],
  account_compromised: [
    {
      key: 'noticed',
      text: {
        en: 'What did you notice, and when? Have you changed passwords and keys since?',
        fr: 'Qu’avez-vous remarqué, et quand ? Avez-vous changé depuis les mots de passe et les clés ?',
        de: 'Was ist Ihnen aufgefallen, und wann? Haben Sie seither Passwörter und Schlüssel geändert?',
        es: '¿Qué ha observado y cuándo? ¿Ha cambiado desde entonces contraseñas y claves?',
        it: 'Che cosa ha notato, e quando? Da allora ha cambiato password e chiavi?',
      },
    },
  ],
  account_block: [
    {
      key: 'done_since',
      text: {
        en: 'Which of the steps shown beside the block have you taken, and what did they show?',
        fr: 'Lesquelles des étapes indiquées à côté du blocage avez-vous suivies, et qu’ont-elles montré ?',
        de: 'Welche der bei der Sperre gezeigten Schritte haben Sie getan, und was haben sie ergeben?',
        es: '¿Cuáles de los pasos que se muestran junto al bloqueo ha dado y qué han revelado?',
        it: 'Quali dei passi indicati accanto al blocco ha seguito, e che cosa ne è emerso?',
      },
    },
    {
      key: 'list_origin',
      text: {
        en: 'Where do the addresses you write to come from?',
        fr: 'D’où viennent les adresses auxquelles vous écrivez ?',
        de: 'Woher stammen die Adressen, an die Sie schreiben?',
        es: '¿De dónde proceden las direcciones a las que escribe?',
        it: 'Da dove vengono gli indirizzi a cui scrive?',
      },
    },
  ],
  dedicated_ip: [
    {
      key: 'volume_per_stream',
      text: {
        en: 'How many messages a month would leave from it, transactional and marketing?',
        fr: 'Combien de messages par mois en partiraient, transactionnels et marketing ?',
        de: 'Wie viele Nachrichten im Monat gingen davon aus, Transaktions- und Marketing-Mails?',
        es: '¿Cuántos mensajes al mes saldrían de ella, transaccionales y de marketing?',
        it: 'Quanti messaggi al mese ne partirebbero, transazionali e di marketing?',
      },
    },
  ],
  sales: [
    {
      key: 'monthly_volume',
      text: {
        en: 'How many messages do you send a month, and what kind of mail are they?',
        fr: 'Combien de messages envoyez-vous par mois, et de quel type ?',
        de: 'Wie viele Nachrichten senden Sie im Monat, und welcher Art?',
        es: '¿Cuántos mensajes envía al mes y de qué tipo?',
        it: 'Quanti messaggi invia al mese, e di che tipo?',
      },
    },
  ],
  support_upgrade: [
    {
      key: 'phone_or_priority',
      text: {
        en: 'Would you like to phone, to be answered before others, or both?',
        fr: 'Souhaitez-vous pouvoir téléphoner, recevoir des réponses en priorité, ou les deux ?',
        de: 'Möchten Sie anrufen, bevorzugt Antwort bekommen, oder beides?',
        es: '¿Desea llamar por teléfono, recibir respuesta con prioridad o ambas cosas?',
        it: 'Vorrebbe telefonare, ricevere risposta prima degli altri, o entrambe le cose?',
      },
    },
  ],
  training: [NUMBER_OF_PEOPLE, WANTED_BY],
  custom_development: [
    {
      key: 'what_should_happen',
      text: {
        en: 'What should happen, and what starts it? An example with data says most.',
        fr: 'Que doit-il se passer, et qu’est-ce qui le déclenche ? Un exemple avec des données est le plus parlant.',
        de: 'Was soll geschehen, und was löst es aus? Ein Beispiel mit Daten sagt am meisten.',
        es: '¿Qué debe ocurrir y qué lo inicia? Un ejemplo con datos es lo más claro.',
        it: 'Che cosa deve succedere, e che cosa lo avvia? Un esempio con dei dati è la cosa più chiara.',
      },
    },
    WANTED_BY,
  ],
  consulting: [
    {
      key: 'goal',
      text: {
        en: 'What would you like to improve, and what does it look like today?',
        fr: 'Que souhaitez-vous améliorer, et où en êtes-vous aujourd’hui ?',
        de: 'Was möchten Sie verbessern, und wie sieht es heute aus?',
        es: '¿Qué le gustaría mejorar y cómo es hoy?',
        it: 'Che cosa vorrebbe migliorare, e com’è oggi?',
      },
    },
  ],
};
