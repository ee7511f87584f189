import type { Texts } from '../../../../kernel/texts.js';

/** What customers do to get rid of a block, in the order in which a reason lists them. */
export const STEPS = {
  clean_list: {
    en: 'Remove the addresses that bounced from your lists; the suppressions of the account name them.',
    fr: 'Retirez de vos listes les adresses en erreur ; les suppressions du compte les indiquent.',
    de: 'Nehmen Sie die Adressen, die zurückkamen, aus Ihren Listen; die Sperrliste des Kontos nennt sie.',
    es: 'Quite de sus listas las direcciones que rebotaron; las supresiones de la cuenta las indican.',
    it: 'Tolga dalle sue liste gli indirizzi che hanno respinto; le soppressioni dell’account li elencano.',
  },
  stop_complainers: {
    en: 'Take everybody off your lists who complained, or who has opened nothing for a year.',
    fr: 'Retirez de vos listes ceux qui se sont plaints, ou qui n’ont rien ouvert depuis un an.',
    de: 'Nehmen Sie alle aus Ihren Listen, die sich beschwert oder seit einem Jahr nichts geöffnet haben.',
    es: 'Quite de sus listas a quienes se quejaron o no han abierto nada en un año.',
    it: 'Tolga dalle sue liste chi si è lamentato o non ha aperto nulla da un anno.',
  },
  ask_consent: {
    en: 'Write only to people who asked for it, and keep a record of when and where they did.',
    fr: 'N’écrivez qu’à ceux qui l’ont demandé, et conservez la preuve de quand et où ils l’ont fait.',
    de: 'Schreiben Sie nur Menschen, die darum gebeten haben, und halten Sie fest, wann und wo.',
    es: 'Escriba solo a quienes lo hayan pedido, y guarde constancia de cuándo y dónde lo hicieron.',
    it: 'Scriva solo a chi lo ha chiesto, e conservi traccia di quando e dove.',
  },
  drop_bought_list: {
    en: 'Delete the list that the address came from: no person ever signed up with it.',
    fr: 'Supprimez la liste d’où vient l’adresse : personne ne s’est jamais inscrit avec elle.',
    de: 'Löschen Sie die Liste, aus der die Adresse stammt: Mit ihr hat sich nie jemand angemeldet.',
    es: 'Elimine la lista de la que procede la dirección: nadie se suscribió nunca con ella.',
    it: 'Elimini la lista da cui proviene l’indirizzo: nessuno si è mai iscritto con esso.',
  },
  wait_for_delisting: {
    en: 'We ask the operator of the list for removal as soon as the cause is gone.',
    fr: 'Nous demandons le retrait au gestionnaire de la liste dès que la cause a disparu.',
    de: 'Wir beantragen die Streichung beim Betreiber der Liste, sobald die Ursache behoben ist.',
    es: 'Pediremos la baja al operador de la lista en cuanto desaparezca la causa.',
    it: 'Chiederemo la rimozione al gestore della lista appena la causa sarà risolta.',
  },
  change_passwords: {
    en: 'Change the passwords of all users and switch the second factor on.',
    fr: 'Changez les mots de passe de tous les utilisateurs et activez le second facteur.',
    de: 'Ändern Sie die Passwörter aller Benutzer und schalten Sie den zweiten Faktor ein.',
    es: 'Cambie las contraseñas de todos los usuarios y active el segundo factor.',
    it: 'Cambi le password di tutti gli utenti e attivi il secondo fattore.',
  },
  replace_keys: {
    en: 'Revoke all API keys and SMTP credentials and make new ones.',
    fr: 'Révoquez toutes les clés d’API et tous les identifiants SMTP et créez-en de nouveaux.',
    de: 'Widerrufen Sie alle API-Schlüssel und SMTP-Zugänge und legen Sie neue an.',
    es: 'Revoque todas las claves de API y credenciales SMTP y cree otras nuevas.',
    it: 'Revochi tutte le chiavi API e le credenziali SMTP e ne crei di nuove.',
  },
  close_the_hole: {
    en: 'Find out how strangers came in (a form, a plug-in, a computer) and close it.',
    fr: 'Trouvez par où des inconnus sont entrés (formulaire, extension, ordinateur) et fermez la brèche.',
    de: 'Finden Sie heraus, wie Fremde hereinkamen (Formular, Erweiterung, Rechner), und schließen Sie die Lücke.',
    es: 'Averigüe cómo entraron los extraños (un formulario, un complemento, un equipo) y ciérrelo.',
    it: 'Scopra da dove sono entrati gli estranei (un modulo, un’estensione, un computer) e chiuda la falla.',
  },
  pay_invoice: {
    en: 'Pay the open invoice. The block ends when the payment is booked.',
    fr: 'Réglez la facture ouverte. Le blocage prend fin quand le paiement est enregistré.',
    de: 'Bezahlen Sie die offene Rechnung. Die Sperre endet, sobald die Zahlung gebucht ist.',
    es: 'Pague la factura pendiente. El bloqueo termina cuando se registra el pago.',
    it: 'Paghi la fattura aperta. Il blocco termina quando il pagamento è registrato.',
  },
  object_in_time: {
    en: 'If you think the decision is wrong, object within 14 days and say why. Your data stays available for export.',
    fr: 'Si la décision vous semble erronée, contestez-la sous 14 jours en expliquant pourquoi. Vos données restent exportables.',
    de: 'Halten Sie die Entscheidung für falsch, widersprechen Sie binnen 14 Tagen mit Gründen. Ihre Daten bleiben exportierbar.',
    es: 'Si cree que la decisión es errónea, reclame en 14 días y diga por qué. Sus datos siguen disponibles para exportar.',
    it: 'Se ritiene la decisione errata, la contesti entro 14 giorni spiegando perché. I suoi dati restano esportabili.',
  },
  answer_questions: {
    en: 'Answer the questions below; the deliverability team reads them.',
    fr: 'Répondez aux questions ci-dessous ; l’équipe délivrabilité les lit.',
    de: 'Beantworten Sie die Fragen unten; das Zustellbarkeits-Team liest sie.',
    es: 'Responda a las preguntas de abajo; las lee el equipo de entregabilidad.',
    it: 'Risponda alle domande qui sotto; le legge il team di recapitabilità.',
  },
} as const satisfies Record<string, Texts>;

export type StepCode = keyof typeof STEPS;

/** The one step that the product itself sees done. */
export const ANSWER_STEP = 'answer_questions' satisfies StepCode;
