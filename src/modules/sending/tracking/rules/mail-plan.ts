import type { HeaderBlock } from '../../acceptance/index.js';
import { foreignMailtos } from './list-unsubscribe.js';
import { type HeaderReader, type TextLeaf, textLeaves } from './mime-leaves.js';
import { type Edit, type Slot, textEdits } from './text-edits.js';
import {
  base64Text,
  decodedText,
  encodedPlaces,
  quotedInsert,
  type TransferEncoding,
  transferEncoding,
} from './transfer-text.js';

/** What is to be done to a message for each of its recipients. */
export interface PlanWishes {
  readonly opens: boolean;
  readonly clicks: boolean;
  /** A marketing mail carries List-Unsubscribe and List-Unsubscribe-Post of ours. */
  readonly listUnsubscribe: boolean;
  readonly ownPrefixes: readonly string[];
}

/** What every recipient's copy shares, and the places between that differ. */
type Piece =
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  | { readonly kind: 'slot'; readonly slot: Slot }
  | { readonly kind: 'quoted'; readonly slot: Slot; readonly before: boolean; readonly behind: boolean }
  | { readonly kind: 'base64'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'list-unsubscribe'; readonly foreign: readonly string[] };

export interface MailPlan {
  readonly pieces: readonly Piece[];
  /** The links of the message, each once, in the order of their first places. */
  readonly urls: readonly string[];
}

/** What one recipient's copy holds. */
export interface SlotTexts {
  /** Address that leads to one of `urls`. */
  link(url: string): string;
  readonly pixelUrl: string;
  readonly unsubscribeUrl: string;
  readonly preferencesUrl: string;
  listUnsubscribe(foreign: readonly string[]): string;
}

/** How mail is read and written elsewhere in this module. */
export interface MimeTools {
  readHeader: HeaderReader;
  quotedPrintable(bytes: Buffer): string;
}

/** `start` to `end` of the message gives way to these pieces. */
interface Cut {
  readonly start: number;
  readonly end: number;
  readonly pieces: readonly Piece[];
}

/** Beyond these, the links of further parts stay as they are. */
const MOST_URLS = 5_000;
/** RFC 5322 §2.1.1. */
const LONGEST_LINE = 998;
/** More than any text of ours in a slot. */
const SLOT_LENGTH = 400;

/**
 * Takes a message apart once, so that each recipient costs only his splices; null when all copies are alike. Whatever is
 * not an edited place stays as it is, byte by byte.
 */
export function planMail(message: Buffer, wishes: PlanWishes, tools: MimeTools): MailPlan | null {
  const header = tools.readHeader(message, 0);
  if (header === null) return null;
  const urls = new Set<string>();
  const cuts = [...(wishes.listUnsubscribe ? headCuts(header) : []), ...bodyCuts(message, header, wishes, tools, urls)];
  if (cuts.length === 0) return null;
  const pieces: Piece[] = [];
  let at = 0;
  for (const cut of cuts.sort((a, b) => a.start - b.start || a.end - b.end)) {
    pieces.push(bytes(message, at, cut.start), ...cut.pieces);
    at = cut.end;
  }
  pieces.push(bytes(message, at, message.length));
  return { pieces, urls: [...urls] };
}

/** The sender's own two fields give way to ours, which keep his mail addresses. */
function headCuts({ fields }: HeaderBlock): Cut[] {
  const theirs = fields.filter(({ lower }) => lower === 'list-unsubscribe' || lower === 'list-unsubscribe-post');
  const own = theirs.filter(({ lower }) => lower === 'list-unsubscribe').map(({ value }) => value);
  const end = fields.at(-1)?.end ?? 0;
  const ours: Piece = { kind: 'list-unsubscribe', foreign: foreignMailtos(own) };
  return [
    ...theirs.map((field) => ({ start: field.start, end: field.end, pieces: [] })),
    { start: end, end, pieces: [ours] },
  ];
}

function bodyCuts(
  message: Buffer,
  header: HeaderBlock,
  wishes: PlanWishes,
  tools: MimeTools,
  urls: Set<string>,
): Cut[] {
  const leaves = textLeaves(message, header, tools.readHeader) ?? [];
  const lastHtml = leaves.findLast((leaf) => leaf.kind === 'html');
  return leaves.flatMap((leaf) => {
    const encoding = transferEncoding(leaf.encoding);
    const encoded = message.subarray(leaf.start, leaf.end);
    const text = encoding === null ? null : decodedText(encoded, encoding);
    if (encoding === null || text === null) return [];
    const { ownPrefixes } = wishes;
    const clicks = wishes.clicks && urls.size < MOST_URLS;
    const edits = textEdits(text, leaf, { clicks, pixel: wishes.opens && leaf === lastHtml, ownPrefixes });
    for (const { slot } of edits) if (slot.kind === 'link') urls.add(slot.url);
    return edits.length === 0 ? [] : leafCuts(leaf, { encoded, text, encoding, edits }, tools);
  });
}

interface EditedText {
  encoded: Buffer;
  text: Buffer;
  encoding: TransferEncoding;
  edits: readonly Edit[];
}

function leafCuts({ start, end, encodingField }: TextLeaf, edited: EditedText, tools: MimeTools): Cut[] {
  const { encoded, text, encoding, edits } = edited;
  if (encoding === 'base64') {
    const lineEnd: Piece[] =
      encoded.subarray(-2).toString('latin1') === '\r\n' ? [bytes(encoded, encoded.length - 2, encoded.length)] : [];
    return [{ start, end, pieces: [{ kind: 'base64', pieces: spliced(text, edits, plainSlot) }, ...lineEnd] }];
  }
  if (encoding === 'quoted-printable') return [{ start, end, pieces: quotedPieces(encoded, edits) }];
  if (!growsTooLong(text, edits)) return [{ start, end, pieces: spliced(text, edits, plainSlot) }];
  // Longer lines than mail may have: the same text in an encoding that breaks them.
  const field = Buffer.from('Content-Transfer-Encoding: quoted-printable\r\n');
  return [
    { start: encodingField.start, end: encodingField.end, pieces: [bytes(field, 0, field.length)] },
    { start, end, pieces: quotedPieces(Buffer.from(tools.quotedPrintable(text), 'latin1'), edits) },
  ];
}

function growsTooLong(text: Buffer, edits: readonly Edit[]): boolean {
  let [lineStart, lineEnd, slots] = [0, -1, 0];
  return edits.some((edit) => {
    if (edit.start > lineEnd) {
      lineStart = text.lastIndexOf('\r\n', edit.start, 'latin1') + 1;
      const next = text.indexOf('\r\n', edit.end, 'latin1');
      [lineEnd, slots] = [next < 0 ? text.length : next, 0];
    }
    slots += 1;
    return lineEnd - lineStart + slots * SLOT_LENGTH > LONGEST_LINE;
  });
}

function quotedPieces(encoded: Buffer, edits: readonly Edit[]): Piece[] {
  const distinct = [...new Set(edits.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b);
  const places = encodedPlaces(encoded, distinct);
  const placeOf = new Map(distinct.map((decoded, i) => [decoded, places[i]!]));
  const inEncoded = edits.map(({ start, end, slot }) => ({ start: placeOf.get(start)!, end: placeOf.get(end)!, slot }));
  return spliced(encoded, inEncoded, quotedSlot);
}

type SlotMaker = (encoded: Buffer, edit: Edit) => Piece;

function spliced(text: Buffer, edits: readonly Edit[], slotOf: SlotMaker): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const edit of edits) {
    pieces.push(bytes(text, at, edit.start), slotOf(text, edit));
    at = edit.end;
  }
  pieces.push(bytes(text, at, text.length));
  return pieces;
}

const plainSlot: SlotMaker = (_text, { slot }) => ({ kind: 'slot', slot });

/** No soft break where the line ends anyway, nor one that would make a delimiter of what stands behind it. */
const quotedSlot: SlotMaker = (encoded, { start, end, slot }) => {
  const rest = encoded.toString('latin1', end, end + 3);
  const behind = rest !== '' && !rest.startsWith('\r\n') && !rest.startsWith('=\r\n') && !rest.startsWith('--');
  return { kind: 'quoted', slot, before: start > 0 && encoded[start - 1] !== 0x0a, behind };
};

function bytes(of: Buffer, start: number, end: number): Piece {
  return { kind: 'bytes', bytes: of.subarray(start, end) };
}

/** One recipient's copy. */
export function fillPlan(pieces: readonly Piece[], texts: SlotTexts): Buffer {
  return Buffer.concat(
    pieces.map((piece) => {
      if (piece.kind === 'bytes') return piece.bytes;
      if (piece.kind === 'base64') return Buffer.from(base64Text(fillPlan(piece.pieces, texts)), 'latin1');
      if (piece.kind === 'list-unsubscribe') return Buffer.from(texts.listUnsubscribe(piece.foreign), 'latin1');
      const text = slotText(piece.slot, texts);
      return Buffer.from(piece.kind === 'slot' ? text : quotedInsert(text, piece), 'latin1');
    }),
  );
}

function slotText(slot: Slot, texts: SlotTexts): string {
  if (slot.kind === 'link') return texts.link(slot.url);
  if (slot.kind === 'unsubscribe') return texts.unsubscribeUrl;
  if (slot.kind === 'preferences') return texts.preferencesUrl;
  return `<img src="${texts.pixelUrl}" width="1" height="1" alt="" style="display:block;width:1px;height:1px;border:0">`;
}
