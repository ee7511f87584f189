import { inflateSync } from 'node:zlib';

/**
 * Reads the PDFs that Posthorn writes, with nothing but zlib: one object after another, streams plain or deflated, text as
 * glyphs of embedded fonts. Enough to say what a document shows and how it is built; no reader of PDFs in general.
 */
export class PdfReader {
  private readonly objects = new Map<number, PdfObject>();

  constructor(readonly bytes: Buffer) {
    const text = bytes.toString('latin1');
    for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
      const start = match.index + match[0].length;
      const end = text.indexOf('\nendobj', start);
      const stream = text.indexOf('stream\n', start);
      const hasStream = stream >= 0 && stream < end;
      const dictionary = text.slice(start, hasStream ? stream : end);
      const data = hasStream ? bytes.subarray(stream + 7, text.indexOf('\nendstream', stream)) : null;
      this.objects.set(Number(match[1]), { dictionary, data });
    }
  }

  /** The dictionary of the first object that says `/Type /<type>`. */
  dictionary(type: string): string {
    const found = this.all(type)[0];
    if (!found) throw new Error(`no ${type} in this PDF`);
    return found.dictionary;
  }

  all(type: string): PdfObject[] {
    return [...this.objects.values()].filter(({ dictionary }) => new RegExp(`/Type /${type}\\b`).test(dictionary));
  }

  object(reference: string): PdfObject {
    const number = Number(/^(\d+) 0 R$/.exec(reference)?.[1]);
    const found = this.objects.get(number);
    if (!found) throw new Error(`no object ${reference}`);
    return found;
  }

  /** What `/key 12 0 R` leads to. */
  follow(dictionary: string, key: string): PdfObject {
    const reference = new RegExp(`/${key} \\[?(\\d+ 0 R)`).exec(dictionary)?.[1];
    if (reference === undefined) throw new Error(`no /${key} here`);
    return this.object(reference);
  }

  trailer(): string {
    const text = this.bytes.toString('latin1');
    return text.slice(text.lastIndexOf('\ntrailer'));
  }

  /** The XML that describes the file. */
  metadata(): string {
    return contentOf(this.follow(this.dictionary('Catalog'), 'Metadata')).toString();
  }

  /** The files inside, by name. */
  attachments(): Map<string, Buffer> {
    return new Map(
      this.all('Filespec').map(({ dictionary }) => [
        /\/UF \(([^)]*)\)/.exec(dictionary)?.[1] ?? '',
        contentOf(this.follow(dictionary, 'F')),
      ]),
    );
  }

  /** The words of each page, in the order in which they were drawn, one line for each piece of text. */
  pages(): string[] {
    return this.all('Page').map(({ dictionary }) => this.textOf(dictionary));
  }

  private textOf(page: string): string {
    const fonts = this.fontsOf(this.follow(page, 'Resources').dictionary);
    const drawn = contentOf(this.follow(page, 'Contents')).toString('latin1');
    let font: Map<number, string> | undefined;
    const lines: string[] = [];
    for (const [, name, array] of drawn.matchAll(/\/(\S+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (name !== undefined) font = fonts.get(name);
      else lines.push(lettersOf(array ?? '', font ?? new Map()));
    }
    return lines.join('\n');
  }

  private fontsOf(resources: string): Map<string, Map<number, string>> {
    const list = /\/Font <<([^]*?)>>/.exec(resources)?.[1] ?? '';
    return new Map(
      [...list.matchAll(/\/(\S+) (\d+ 0 R)/g)].map(([, name, reference]) => {
        const { dictionary } = this.object(reference!);
        return [name!, unicodeOf(contentOf(this.follow(dictionary, 'ToUnicode')).toString('latin1'))];
      }),
    );
  }
}

export interface PdfObject {
  dictionary: string;
  data: Buffer | null;
}

export function contentOf({ dictionary, data }: PdfObject): Buffer {
  if (data === null) throw new Error('this object has no stream');
  return dictionary.includes('/FlateDecode') ? inflateSync(data) : data;
}

function lettersOf(array: string, font: Map<number, string>): string {
  return [...array.matchAll(/<([0-9a-f]+)>/g)]
    .flatMap(([, hex]) => hex!.match(/.{4}/g) ?? [])
    .map((glyph) => font.get(Number.parseInt(glyph, 16)) ?? '\ufffd')
    .join('');
}

/** `<0000> <00ff> [<0000> <0041> …]`: glyph by glyph. */
function unicodeOf(cmap: string): Map<number, string> {
  const letters = new Map<number, string>();
  for (const [, first, list] of cmap.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g)) {
    [...(list ?? '').matchAll(/<([^>]*)>/g)].forEach(([, codes], n) => {
      const units = (codes ?? '')
        .trim()
        .split(/\s+/)
        .map((code) => Number.parseInt(code, 16));
      letters.set(Number.parseInt(first!, 16) + n, String.fromCharCode(...units));
    });
  }
  return letters;
}
