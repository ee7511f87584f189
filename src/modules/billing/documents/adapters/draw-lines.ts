import type { LineRow, LineTable } from '../rules/paper.js';
import type { Flow } from './flow.js';
import { INK, INNER, PAGE, type Sheet, type Style } from './sheet.js';

const HEAD: Style = { size: 8, color: INK.faint };
const CELL: Style = { size: 9.25 };
const SOFT: Style = { size: 9.25, color: INK.soft };
const LEADING = 12.5;
const PADDING = 6.5;
const CARRY = 22;

/** Right edges of the columns with figures, from the right; each is as wide as its widest figure wants. */
interface Columns {
  net: number;
  vat: number;
  unitPrice: number;
  quantity: number;
  /** How wide the description may be. */
  description: number;
}

/** The lines, over as many pages as they need; each page ends and begins with the sum so far. */
export function drawLines(flow: Flow, table: LineTable): void {
  const columns = columnsOf(flow.sheet, table);
  drawTableHead(flow, table, columns);
  table.rows.forEach((row, n) => {
    const text = flow.sheet.lines(row.description, columns.description, CELL);
    const height = text.length * LEADING + 2 * PADDING;
    const before = table.rows[n - 1];
    if (before && !flow.fits(height + (n < table.rows.length - 1 ? CARRY : 0))) turn(flow, table, columns, before);
    drawRow(flow, row, text, columns);
    flow.y += height;
    flow.sheet.rule(flow.y);
  });
}

function turn(flow: Flow, table: LineTable, columns: Columns, before: LineRow): void {
  drawCarried(flow, table.carried.forward, before.sum);
  flow.turn();
  drawTableHead(flow, table, columns);
  drawCarried(flow, table.carried.brought, before.sum);
  flow.y += CARRY;
  flow.sheet.rule(flow.y);
}

function drawCarried({ sheet, y }: Flow, label: string, sum: string): void {
  sheet.text(label, { x: PAGE.left, y: y + PADDING }, SOFT);
  sheet.text(sum, { x: PAGE.right, y: y + PADDING, align: 'right' }, SOFT);
}

function drawTableHead(flow: Flow, { head }: LineTable, columns: Columns): void {
  const { sheet, y } = flow;
  sheet.text(head.description, { x: PAGE.left, y }, HEAD);
  for (const name of ['quantity', 'unitPrice', 'vat', 'net'] as const) {
    sheet.text(head[name], { x: columns[name], y, align: 'right' }, HEAD);
  }
  flow.y = y + 15;
  sheet.rule(flow.y, { color: INK.text, thick: 0.8 });
}

function drawRow({ sheet, y }: Flow, row: LineRow, text: string[], columns: Columns): void {
  text.forEach((line, n) => sheet.text(line, { x: PAGE.left, y: y + PADDING + n * LEADING }, CELL));
  for (const name of ['quantity', 'unitPrice', 'vat'] as const) {
    sheet.text(row[name], { x: columns[name], y: y + PADDING, align: 'right' }, SOFT);
  }
  sheet.text(row.net, { x: columns.net, y: y + PADDING, align: 'right' }, CELL);
}

function columnsOf(sheet: Sheet, { head, rows }: LineTable): Columns {
  const widest = (name: 'quantity' | 'unitPrice' | 'vat' | 'net'): number =>
    Math.max(
      sheet.width(head[name], HEAD),
      ...rows.map((row) => sheet.width(name === 'net' ? row.sum : row[name], CELL)),
    );
  const gap = 20;
  const net = PAGE.right;
  const vat = net - widest('net') - gap;
  const unitPrice = vat - widest('vat') - gap;
  const quantity = unitPrice - widest('unitPrice') - gap;
  return { net, vat, unitPrice, quantity, description: INNER - (PAGE.right - quantity) - widest('quantity') - gap };
}
