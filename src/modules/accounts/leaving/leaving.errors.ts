import { defineProblems } from '../../../kernel/problem.js';

export const leavingProblems = defineProblems({
  export_not_ready: {
    status: 409,
    title: {
      en: 'The export is not ready for download',
      fr: 'L’export n’est pas prêt au téléchargement',
      de: 'Der Export steht nicht zum Herunterladen bereit',
      es: 'La exportación no está lista para descargar',
      it: 'L’esportazione non è pronta per lo scaricamento',
    },
    retryable: true,
  },
  account_not_closing: {
    status: 409,
    title: {
      en: 'The account is not closing',
      fr: 'Le compte n’est pas en cours de fermeture',
      de: 'Das Konto wird nicht geschlossen',
      es: 'La cuenta no se está cerrando',
      it: 'L’account non è in chiusura',
    },
  },
  purge_not_finished: {
    status: 409,
    title: {
      en: 'The account has not been purged yet',
      fr: 'Le compte n’a pas encore été effacé',
      de: 'Das Konto ist noch nicht gelöscht',
      es: 'La cuenta aún no se ha borrado',
      it: 'L’account non è ancora stato cancellato',
    },
    retryable: true,
  },
  purge_has_begun: {
    status: 409,
    title: {
      en: 'The data of the account is already being deleted',
      fr: 'Les données du compte sont déjà en cours de suppression',
      de: 'Die Daten des Kontos werden schon gelöscht',
      es: 'Los datos de la cuenta ya se están borrando',
      it: 'I dati dell’account sono già in cancellazione',
    },
  },
});
