/** First words of an answer by which somebody says that he wants no more, in the languages of our countries. */
const STOP = [
  'stop', 'stopall', 'stopsms', 'unsubscribe', 'cancel', 'end', 'quit', 'optout', 'revoke', 'remove',
  'arret', 'arreter', 'arretez', 'desabonner', 'desinscrire', 'desinscription',
  'stopp', 'abmelden', 'abbestellen', 'austragen',
  'baja', 'alto', 'parar', 'cancelar', 'detener',
  'basta', 'ferma', 'annulla', 'cancella', 'cancellami', 'disiscrivi',
  'stoppen', 'afmelden', 'sair', 'remover', 'wypisz',
]; // prettier-ignore
/** … and that he wants them again. */
const START = ['start', 'unstop', 'yes', 'subscribe', 'reprendre', 'anmelden', 'alta', 'iscrivi', 'riprendi'];
const HELP = ['help', 'info', 'aide', 'hilfe', 'ayuda', 'aiuto'];

export const KEYWORDS = ['stop', 'start', 'help'] as const;
export type Keyword = (typeof KEYWORDS)[number];

/** By the first word alone, without accents, punctuation and capitals. */
export function keywordOf(text: string): Keyword | null {
  const words = plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const first = words[0];
  if (first === undefined) return null;
  if (STOP.includes(first) || (first === 'opt' && words[1] === 'out')) return 'stop';
  // "Yes" begins many answers; alone it is one.
  if (START.includes(first) && (first !== 'yes' || words.length === 1)) return 'start';
  return HELP.includes(first) ? 'help' : null;
}

/** Whether a text says itself how to stop such texts. */
export function saysHowToStop(text: string): boolean {
  return /\bstop\b/.test(plain(text));
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
