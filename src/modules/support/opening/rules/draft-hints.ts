/** Shorter than this nobody can answer without asking. */
const ENOUGH_CHARACTERS = 30;

type DraftHint = 'add_details';

/** What would make a description easier to answer. */
export function hintsFor(description: string): DraftHint[] {
  return [...description.trim()].length < ENOUGH_CHARACTERS ? ['add_details'] : [];
}
