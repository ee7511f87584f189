import { armed } from '../../../../kernel/formula-cells.js';
import type { FieldType } from '../../contacts/index.js';
import { type CellFormats, cellValue, type ValueFault } from './cell-values.js';
import { isDamaged } from './file-text.js';
import { RecordCells } from './record-cells.js';
import { fieldKeyOf, type Target, type Targets } from './targets.js';

/** What a row says of a contact. What it leaves empty it says nothing of. */
export interface MappedContact {
  email: string;
  phone?: string;
  language?: string;
  timeZone?: string;
  tags?: string[];
  fields?: Record<string, string | number | boolean>;
}

export type MapFault =
  'required' | 'too_many_cells' | 'wrong_encoding' | 'control_characters' | 'too_long' | ValueFault;

export type MappedRow = { ok: true; contact: MappedContact } | { ok: false; field: string; code: MapFault };

export interface RowPlan {
  targets: Targets;
  /** Of the account's own fields that columns go to. */
  types: Readonly<Record<string, FieldType>>;
  formats: CellFormats;
}

/* eslint-disable-next-line no-control-regex -- what no text of a person has; tabs and ends of lines are made blanks */
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const MOST_TAGS_CHARS = 5_000;
const MOST_CELL_CHARS = 10_000;

/** Turns the cells of a row into a contact, or says which cell does not let itself be turned. `isPlain`: all are ASCII text. */
export function mapRow(cells: readonly string[], plan: RowPlan, isPlain = false): MappedRow {
  if (hasTooMany(cells, plan.targets.length)) return { ok: false, field: '', code: 'too_many_cells' };
  const contact: MappedContact = { email: '' };
  const fields: Record<string, string | number | boolean> = {};
  let isAny = false;
  for (let at = 0; at < plan.targets.length; at += 1) {
    const target = plan.targets[at];
    const cell = cells[at]?.trim() ?? '';
    if (target === null || target === undefined || cell === '') continue;
    const code = isPlain ? lengthFault(cell, target) : faultOf(cell, target);
    if (code !== null) return { ok: false, field: target, code };
    const key = fieldKeyOf(target);
    const text = armed(cell);
    if (key === null) setPlain(contact, target, text);
    else {
      const read = cellValue(text, plan.types[key] ?? 'text', plan.formats);
      if (!read.ok) return { ok: false, field: target, code: read.code };
      fields[key] = read.value;
      isAny = true;
    }
  }
  if (contact.email === '') return { ok: false, field: 'email', code: 'required' };
  if (isAny) contact.fields = fields;
  return { ok: true, contact };
}

/** A row whose every cell is empty says nothing: spreadsheets write hundreds of them behind the last one. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** A cell too many means that a sign within one was taken for the end of it, and all behind it stand wrong. */
function hasTooMany(cells: readonly string[], columns: number): boolean {
  return cells.length > columns && cells.slice(columns).some((cell) => cell.trim() !== '');
}

function faultOf(cell: string, target: Target): MapFault | null {
  if (isDamaged(cell)) return 'wrong_encoding';
  if (CONTROL.test(cell)) return 'control_characters';
  return lengthFault(cell, target);
}

function lengthFault(cell: string, target: Target): MapFault | null {
  return cell.length > (target === 'tags' ? MOST_TAGS_CHARS : MOST_CELL_CHARS) ? 'too_long' : null;
}

function setPlain(contact: MappedContact, target: Target, text: string): void {
  if (target === 'tags') contact.tags = tagsOf(text);
  else contact[target as 'email' | 'phone' | 'language' | 'timeZone'] = text;
}

/** Parted by whatever the file does not part its cells by; a tag that holds such a sign stands in quotes. */
function tagsOf(text: string): string[] {
  const tags = text.includes('"') ? quotedTags(text) : text.split(/[,;|\n]/);
  return [...new Set(tags.map((tag) => tag.trim()))].filter((tag) => tag !== '');
}

function quotedTags(text: string): string[] {
  const cells = new RecordCells({ delimiter: ',', quote: '"', eol: '\n' });
  cells.hold(text);
  const read = cells.readFrom(0, true);
  return typeof read === 'string' ? [text] : read.cells;
}
