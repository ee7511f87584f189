import type { Language } from '../../../../kernel/texts.js';

export const HELP_CHANNELS = ['ticket', 'email', 'chat', 'phone'] as const;
export type HelpChannel = (typeof HELP_CHANNELS)[number];

export interface ProsAndCons {
  pros: string[];
  cons: string[];
}

/** What speaks for each way to us and against it, until staff write their own words. */
export const CHANNEL_TEXTS: Record<HelpChannel, Record<Language, ProsAndCons>> = {
  ticket: {
    en: {
      pros: [
        'Open around the clock, every day',
        'Takes screenshots and files',
        'Everything stays written in one place',
        'Reaches the right department at once',
      ],
      cons: ['The answer takes a while', 'Good details have to be written down first'],
    },
    fr: {
      pros: [
        'Ouvert jour et nuit, tous les jours',
        'Accepte captures d’écran et fichiers',
        'Tout reste écrit au même endroit',
        'Arrive directement au bon service',
      ],
      cons: ['La réponse prend un peu de temps', 'Il faut d’abord décrire le problème en détail'],
    },
    de: {
      pros: [
        'Rund um die Uhr, an jedem Tag',
        'Nimmt Bildschirmfotos und Dateien auf',
        'Alles bleibt an einer Stelle nachzulesen',
        'Landet sofort bei der richtigen Abteilung',
      ],
      cons: ['Die Antwort dauert etwas', 'Das Problem muss erst genau beschrieben werden'],
    },
    es: {
      pros: [
        'Abierto las 24 horas, todos los días',
        'Admite capturas de pantalla y archivos',
        'Todo queda por escrito en un solo lugar',
        'Llega directamente al departamento adecuado',
      ],
      cons: ['La respuesta tarda un poco', 'Hay que describir antes el problema con detalle'],
    },
    it: {
      pros: [
        'Aperto giorno e notte, tutti i giorni',
        'Accetta schermate e file',
        'Tutto resta scritto in un solo posto',
        'Arriva subito al reparto giusto',
      ],
      cons: ['La risposta richiede un po’ di tempo', 'Bisogna prima descrivere bene il problema'],
    },
  },
  email: {
    en: {
      pros: ['No need to sign in', 'Works when you are locked out', 'You keep your own copy'],
      cons: ['An address proves nobody: what is sensitive needs a ticket', 'We have to ask for what a form would ask'],
    },
    fr: {
      pros: ['Pas besoin de se connecter', 'Fonctionne même sans accès au compte', 'Vous gardez votre propre copie'],
      cons: [
        'Une adresse ne prouve rien : les demandes sensibles exigent un ticket',
        'Nous devons demander ce qu’un formulaire demanderait',
      ],
    },
    de: {
      pros: ['Ohne Anmeldung', 'Geht auch, wenn Sie ausgesperrt sind', 'Sie behalten Ihre eigene Kopie'],
      cons: [
        'Eine Adresse beweist niemanden: Vertrauliches braucht ein Ticket',
        'Wir müssen erst fragen, was ein Formular gefragt hätte',
      ],
    },
    es: {
      pros: ['Sin iniciar sesión', 'Sirve aunque no pueda entrar en su cuenta', 'Usted conserva su propia copia'],
      cons: [
        'Una dirección no prueba quién escribe: lo delicado requiere un ticket',
        'Tenemos que preguntar lo que preguntaría un formulario',
      ],
    },
    it: {
      pros: ['Senza accedere', 'Funziona anche se non riesce a entrare', 'Lei conserva la sua copia'],
      cons: [
        'Un indirizzo non prova chi scrive: per ciò che è riservato serve un ticket',
        'Dobbiamo chiedere ciò che un modulo avrebbe chiesto',
      ],
    },
  },
  chat: {
    en: {
      pros: ['Questions and answers go back and forth at once', 'The transcript stays in your ticket'],
      cons: ['Only within opening hours', 'In English and French only', 'Not for deep investigations'],
    },
    fr: {
      pros: ['Questions et réponses s’enchaînent aussitôt', 'La conversation reste dans votre ticket'],
      cons: [
        'Seulement aux heures d’ouverture',
        'En anglais et en français seulement',
        'Pas pour les recherches approfondies',
      ],
    },
    de: {
      pros: ['Fragen und Antworten folgen sofort aufeinander', 'Der Verlauf bleibt in Ihrem Ticket'],
      cons: [
        'Nur während der Öffnungszeiten',
        'Nur auf Englisch und Französisch',
        'Nicht für gründliche Nachforschungen',
      ],
    },
    es: {
      pros: ['Preguntas y respuestas al momento', 'La conversación queda en su ticket'],
      cons: ['Solo en horario de atención', 'Solo en inglés y francés', 'No sirve para investigaciones a fondo'],
    },
    it: {
      pros: ['Domande e risposte si susseguono subito', 'La conversazione resta nel suo ticket'],
      cons: ['Solo in orario di apertura', 'Solo in inglese e francese', 'Non adatta a ricerche approfondite'],
    },
  },
  phone: {
    en: {
      pros: ['The quickest way to explain something', 'We call you at the time you choose'],
      cons: [
        'Only within opening hours, in English and French',
        'Nothing stays in writing',
        'Not for refunds, card data, unblocking or other requests that must be written',
      ],
    },
    fr: {
      pros: ['Le moyen le plus rapide d’expliquer quelque chose', 'Nous vous appelons à l’heure choisie'],
      cons: [
        'Seulement aux heures d’ouverture, en anglais et en français',
        'Rien ne reste par écrit',
        'Pas pour les remboursements, données de carte, déblocages et autres demandes écrites',
      ],
    },
    de: {
      pros: ['Am schnellsten ist etwas erklärt', 'Wir rufen Sie zur gewählten Zeit an'],
      cons: [
        'Nur während der Öffnungszeiten, auf Englisch und Französisch',
        'Nichts bleibt schriftlich',
        'Nicht für Erstattungen, Kartendaten, Entsperrungen und anderes, das schriftlich sein muss',
      ],
    },
    es: {
      pros: ['La forma más rápida de explicar algo', 'Le llamamos a la hora que elija'],
      cons: [
        'Solo en horario de atención, en inglés y francés',
        'No queda nada por escrito',
        'No sirve para reembolsos, datos de tarjeta, desbloqueos ni otras peticiones por escrito',
      ],
    },
    it: {
      pros: ['Il modo più rapido per spiegare qualcosa', 'La chiamiamo all’ora che sceglie'],
      cons: [
        'Solo in orario di apertura, in inglese e francese',
        'Nulla resta per iscritto',
        'Non per rimborsi, dati di carte, sblocchi e altre richieste scritte',
      ],
    },
  },
};
