import { defineProblems } from '../../../kernel/problem.js';

export const templateProblems = defineProblems({
  template_exists: {
    status: 409,
    title: {
      en: 'The account has a template of this name already',
      fr: 'Le compte possède déjà un modèle de ce nom',
      de: 'Das Konto hat schon eine Vorlage dieses Namens',
      es: 'La cuenta ya tiene una plantilla con este nombre',
      it: 'L’account ha già un modello con questo nome',
    },
  },
  template_variable_missing: {
    status: 422,
    title: {
      en: 'The template needs variables that were not given',
      fr: 'Le modèle a besoin de variables qui n’ont pas été fournies',
      de: 'Die Vorlage braucht Variablen, die nicht angegeben sind',
      es: 'La plantilla necesita variables que no se han dado',
      it: 'Il modello ha bisogno di variabili che non sono state fornite',
    },
  },
  template_too_expensive: {
    status: 422,
    title: {
      en: 'The template takes too long or makes too much',
      fr: 'Le modèle prend trop de temps ou produit un texte trop volumineux',
      de: 'Die Vorlage braucht zu lange oder erzeugt zu viel',
      es: 'La plantilla tarda demasiado o produce demasiado texto',
      it: 'Il modello richiede troppo tempo o produce troppo testo',
    },
  },
});
