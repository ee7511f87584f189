import { readFileSync } from 'node:fs';
import { charactersOf, trueTypeOf } from './woff.js';

export type Weight = 'regular' | 'strong';

/** A part of a text that one font can write. */
export interface Run {
  font: string;
  text: string;
}

export interface Face {
  font: string;
  /** Its bytes, and once the library has parsed them, what it made of them: it takes either. */
  source: PDFKit.Mixins.PDFFontSource;
  characters: ReadonlySet<number>;
}

/** Source Sans 3 comes in scripts; what one lacks, the next one may have. Its figures are of one width. */
const SCRIPTS = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese'];
const CUTS: Record<Weight, number> = { regular: 400, strong: 600 };

const PACKAGE = import.meta.resolve('@fontsource/source-sans-3/package.json');

const faces = new Map<Weight, Face[]>();

/** The fonts of one weight, in the order in which they are asked. Read once. */
function facesOf(weight: Weight): Face[] {
  const known = faces.get(weight);
  if (known) return known;
  const read = SCRIPTS.map((script): Face => {
    const name = `source-sans-3-${script}-${CUTS[weight]}-normal.woff`;
    const bytes = trueTypeOf(readFileSync(new URL(`files/${name}`, PACKAGE)));
    return { font: `${script} ${weight}`, source: bytes, characters: charactersOf(bytes) };
  });
  faces.set(weight, read);
  return read;
}

export function faceOf(font: string): Face {
  const found = [...facesOf('regular'), ...facesOf('strong')].find((face) => face.font === font);
  if (!found) throw new Error(`no font is called ${font}`);
  return found;
}

/** The text in pieces, each with a font that has all its letters. What no font has becomes a question mark. */
export function runsOf(text: string, weight: Weight): Run[] {
  const known = facesOf(weight);
  const runs: Run[] = [];
  for (const letter of writable(text, known)) {
    const code = letter.codePointAt(0)!;
    const last = runs.at(-1);
    // A space goes with the word before it.
    if (last && (letter === ' ' || letter === '\u00a0') && hasAll(known, last.font, code)) {
      last.text += letter;
      continue;
    }
    const { font } = known.find(({ characters }) => characters.has(code)) ?? known[0]!;
    if (last?.font === font) last.text += letter;
    else runs.push({ font, text: letter });
  }
  return runs;
}

function hasAll(known: readonly Face[], font: string, code: number): boolean {
  return known.some((face) => face.font === font && face.characters.has(code));
}

/** Composed letters, plain spaces, no controls; an accent that no font knows is dropped rather than its letter. */
function writable(text: string, known: readonly Face[]): string {
  const written = (letter: string): boolean =>
    known.some(({ characters }) => characters.has(letter.codePointAt(0) ?? 0));
  let out = '';
  for (const letter of text.normalize('NFC').replace(/[\u2000-\u200a\u202f\u205f\u3000]/g, '\u00a0')) {
    if (/\p{Cc}|\p{Zl}|\p{Zp}/u.test(letter)) out += ' ';
    else if (/\p{Cf}/u.test(letter)) continue;
    else if (letter === '\u2010' || letter === '\u2011') out += '-';
    else if (written(letter)) out += letter;
    else out += writtenBase(letter, written);
  }
  return out;
}

function writtenBase(letter: string, written: (letter: string) => boolean): string {
  const [base = ''] = letter.normalize('NFKD');
  if (/\p{M}/u.test(letter)) return '';
  return base !== '' && written(base) ? base : '?';
}
