import PDFDocument from 'pdfkit';
import { faceOf, type Run, runsOf, type Weight } from './typefaces.js';

/** A4 in points, and what is kept free. */
export const PAGE: Readonly<Record<'width' | 'height' | 'left' | 'right' | 'bottom', number>> = {
  width: 595.28,
  height: 841.89,
  left: 50,
  right: 545.28,
  bottom: 772,
};
export const INNER = PAGE.right - PAGE.left;

export const INK: Readonly<Record<'text' | 'soft' | 'faint' | 'rule' | 'panel' | 'brand' | 'done', string>> = {
  text: '#17212E',
  soft: '#5A6675',
  faint: '#7B8794',
  rule: '#DDE3EA',
  panel: '#F4F6F9',
  brand: '#1A5FB4',
  done: '#1B7A48',
};

export interface Style {
  size: number;
  weight?: Weight;
  color?: string;
}

/** Where a text stands: its left edge, or its right one. */
export interface Place {
  x: number;
  /** Its upper edge. */
  y: number;
  align?: 'left' | 'right';
}

/** A text in its fonts, measured at a size of one point. */
interface Measured {
  runs: (Run & { advance: number })[];
  advance: number;
}

/** Letters, lines and boxes on the pages of one document. */
export class Sheet {
  readonly pdf: PDFKit.PDFDocument;
  private readonly used = new Set<string>();
  private readonly measured = new Map<string, Measured>();

  constructor(options: PDFKit.PDFDocumentOptions) {
    // No font by default: the library would read Helvetica for every document.
    this.pdf = new PDFDocument({
      ...options,
      size: [PAGE.width, PAGE.height],
      margin: 0,
      autoFirstPage: false,
      font: '',
    });
  }

  newPage(): void {
    this.pdf.addPage();
  }

  /** One line, which is never broken. */
  text(text: string, { x, y, align = 'left' }: Place, { size, weight = 'regular', color = INK.text }: Style): void {
    const { runs, advance } = this.measure(text, weight);
    let at = align === 'right' ? x - advance * size : x;
    for (const run of runs) {
      this.use(run.font).fontSize(size).fillColor(color).text(run.text, at, y, { lineBreak: false });
      at += run.advance * size;
    }
  }

  width(text: string, { size, weight = 'regular' }: Style): number {
    return this.measure(text, weight).advance * size;
  }

  /** Breaks a text into lines of at most `room`; a word that is longer than a line is broken anywhere. */
  lines(text: string, room: number, style: Style): string[] {
    const lines: string[] = [];
    for (const word of text.split(/ +/).flatMap((one) => this.pieces(one, room, style))) {
      const last = lines.at(-1);
      if (last !== undefined && this.width(`${last} ${word}`, style) <= room)
        lines[lines.length - 1] = `${last} ${word}`;
      else lines.push(word);
    }
    return lines;
  }

  rule(y: number, { from = PAGE.left, to = PAGE.right, color = INK.rule, thick = 0.6 } = {}): void {
    this.pdf.moveTo(from, y).lineTo(to, y).lineWidth(thick).strokeColor(color).stroke();
  }

  box(x: number, y: number, width: number, height: number, color: string, radius = 0): void {
    if (radius > 0) this.pdf.roundedRect(x, y, width, height, radius).fill(color);
    else this.pdf.rect(x, y, width, height).fill(color);
  }

  frame(x: number, y: number, width: number, height: number): void {
    this.pdf.roundedRect(x, y, width, height, 4).lineWidth(0.6).strokeColor(INK.rule).stroke();
  }

  private measure(text: string, weight: Weight): Measured {
    const key = `${weight} ${text}`;
    const known = this.measured.get(key);
    if (known) return known;
    const runs = runsOf(text, weight).map((run) => {
      const advance = this.use(run.font).fontSize(1000).widthOfString(run.text) / 1000;
      return { ...run, advance };
    });
    const measured = { runs, advance: runs.reduce((sum, run) => sum + run.advance, 0) };
    this.measured.set(key, measured);
    return measured;
  }

  /** A font becomes part of the file when it is first used. */
  private use(font: string): PDFKit.PDFDocument {
    if (this.used.has(font)) return this.pdf.font(font);
    const face = faceOf(font);
    this.pdf.registerFont(font, face.source).font(font);
    face.source = parsedFontOf(this.pdf);
    this.used.add(font);
    return this.pdf;
  }

  private pieces(word: string, room: number, style: Style): string[] {
    if (this.width(word, style) <= room) return [word];
    const pieces = [''];
    for (const letter of word) {
      const longer = pieces.at(-1)! + letter;
      if (pieces.at(-1) === '' || this.width(longer, style) <= room) pieces[pieces.length - 1] = longer;
      else pieces.push(letter);
    }
    return pieces;
  }
}

/** Parsing a font takes longer than drawing with it, and the library takes a parsed one too; its types do not say so. */
function parsedFontOf(pdf: PDFKit.PDFDocument): PDFKit.Mixins.PDFFontSource {
  return (pdf as unknown as { _font: { font: PDFKit.Mixins.PDFFontSource } })._font.font;
}
