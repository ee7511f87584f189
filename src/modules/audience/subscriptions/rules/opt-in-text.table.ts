import type { Texts } from '../../../../kernel/texts.js';

/** What one agrees to where a list has no words of its own. A change of these words is a new version. */
export const OPT_IN_TEXT: Texts = {
  en: 'I want to receive the mails of “{list}” at my address. I can take this back at any time by the link in each mail.',
  fr: 'Je souhaite recevoir à mon adresse les messages de « {list} ». Je peux revenir sur ce choix à tout moment par le lien de chaque message.',
  de: 'Ich möchte die Mails von „{list}“ an meine Adresse erhalten. Das kann ich jederzeit über den Link in jeder Mail widerrufen.',
  es: 'Quiero recibir en mi dirección los correos de «{list}». Puedo retirarlo en cualquier momento con el enlace de cada correo.',
  it: 'Desidero ricevere al mio indirizzo i messaggi di «{list}». Posso revocarlo in qualsiasi momento con il link in ogni messaggio.',
};
export const OPT_IN_TEXT_VERSION = 'standard-1';

/** The words that somebody is shown, and which version they are of. */
export function wordsOf(
  list: { name: string; optInText: string | null; optInTextVersion: number },
  language: keyof Texts,
): { text: string; textVersion: string } {
  if (list.optInText !== null) return { text: list.optInText, textVersion: String(list.optInTextVersion) };
  return { text: OPT_IN_TEXT[language].replace('{list}', () => list.name), textVersion: OPT_IN_TEXT_VERSION };
}
