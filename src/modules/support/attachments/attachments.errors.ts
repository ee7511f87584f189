import { defineProblems } from '../../../kernel/problem.js';

export const attachmentProblems = defineProblems({
  attachment_type_not_allowed: {
    status: 422,
    title: {
      en: 'Tickets take PNG, JPEG, GIF, WebP, PDF, text, CSV and mails, and nothing that is several things at once',
      fr: 'Les tickets acceptent PNG, JPEG, GIF, WebP, PDF, texte, CSV et e-mails, et rien qui soit plusieurs choses à la fois',
      de: 'Tickets nehmen PNG, JPEG, GIF, WebP, PDF, Text, CSV und E-Mails an, und nichts, was mehreres zugleich ist',
      es: 'Los tickets admiten PNG, JPEG, GIF, WebP, PDF, texto, CSV y correos, y nada que sea varias cosas a la vez',
      it: 'I ticket accettano PNG, JPEG, GIF, WebP, PDF, testo, CSV ed e-mail, e nulla che sia più cose insieme',
    },
  },
  attachment_being_scanned: {
    status: 409,
    title: {
      en: 'The file is still being looked through for viruses',
      fr: 'Le fichier est encore en cours d’analyse antivirus',
      de: 'Die Datei wird noch auf Viren untersucht',
      es: 'El archivo aún se está analizando en busca de virus',
      it: 'Il file è ancora in corso di analisi antivirus',
    },
    retryable: true,
  },
  attachment_infected: {
    status: 403,
    title: {
      en: 'The file has a virus and is not given out',
      fr: 'Le fichier contient un virus et n’est pas délivré',
      de: 'Die Datei enthält einen Virus und wird nicht herausgegeben',
      es: 'El archivo contiene un virus y no se entrega',
      it: 'Il file contiene un virus e non viene consegnato',
    },
  },
});
