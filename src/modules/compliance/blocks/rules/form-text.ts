import type { Language, Texts } from '../../../../kernel/texts.js';
import type { BlockReason } from '../../../accounts/index.js';
import { type AskedQuestion, whyBlocked } from './guidance.js';

const SUBJECT: Texts = {
  en: 'Block: {reason}',
  fr: 'Blocage : {reason}',
  de: 'Sperre: {reason}',
  es: 'Bloqueo: {reason}',
  it: 'Blocco: {reason}',
};

const LIFTED: Texts = {
  en: 'The form has lifted the block; nobody had to look.',
  fr: 'Le formulaire a levé le blocage ; personne n’a eu à intervenir.',
  de: 'Das Formular hat die Sperre aufgehoben; niemand musste hinsehen.',
  es: 'El formulario ha levantado el bloqueo; nadie ha tenido que intervenir.',
  it: 'Il modulo ha tolto il blocco; nessuno è dovuto intervenire.',
};

export function subjectOf(reason: BlockReason, language: Language): string {
  return SUBJECT[language].replace('{reason}', whyBlocked(reason, language));
}

/** The answers as the department in charge reads them: each below its question. */
export function textOfForm(
  questions: readonly AskedQuestion[],
  answers: Readonly<Record<string, string>>,
  language: Language,
  liftsItself: boolean,
): string {
  const answered = questions.filter(({ key }) => (answers[key] ?? '').trim() !== '');
  const parts = answered.map(({ key, text }) => `${text}\n${answers[key]!.trim()}`);
  return [...parts, ...(liftsItself ? [LIFTED[language]] : [])].join('\n\n');
}
