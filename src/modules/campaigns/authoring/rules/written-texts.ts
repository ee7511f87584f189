import { readerVariables } from './reader-variables.js';

/** More than ten parts hold, whatever they are written in: what is longer is refused as too long without being counted. */
const MOST_CHARS = 5_000;

interface Words {
  for(variables: object): string | null;
  readonly isSame: boolean;
}
interface TextReader {
  contactId: string;
  phone: string | null;
  email: string;
  language: string | null;
  fieldsJson: string;
}

/** Whom a text goes to and what he reads: without a text of his own, what the campaign says. Who has no number is nobody here. */
export function writtenTexts(
  readers: readonly TextReader[],
  words: Words,
): { contactId: string; number: string; text?: string }[] {
  return readers.flatMap((reader) => {
    const { contactId, phone: number } = reader;
    if (number === null) return [];
    return [words.isSame ? { contactId, number } : { contactId, number, text: textFor(reader, words) }];
  });
}

/** What became too expensive with what is known of him is as good as empty: he gets nothing. */
function textFor(reader: TextReader, words: Words): string {
  return (words.for(JSON.parse(readerVariables(reader)) as object) ?? '').slice(0, MOST_CHARS);
}
