import type { Paper, PaymentBox, Total, VatTable } from '../rules/paper.js';
import type { Flow } from './flow.js';
import { INK, INNER, PAGE, type Sheet, type Style } from './sheet.js';

const HEAD: Style = { size: 8, color: INK.faint };
const CELL: Style = { size: 9 };
const SOFT: Style = { size: 9, color: INK.soft };
const NOTE: Style = { size: 8, color: INK.soft };
const MENTION: Style = { size: 9, weight: 'strong' };
/** Totals stand in the right two fifths. */
const TOTALS = 200;
const VAT = INNER - TOTALS - 34;
const ROW = 17;

/** Everything after the lines. */
export function drawClose(flow: Flow, paper: Paper): void {
  const height = Math.max(vatHeight(flow.sheet, paper.vat), totalsHeight(paper.totals));
  flow.room(height + 16);
  flow.y += 16;
  if (paper.vat !== null) drawVat(flow.sheet, paper.vat, flow.y);
  drawTotals(flow.sheet, paper.totals, flow.y);
  flow.y += height + 16;
  drawParagraphs(flow, paper.mentions, MENTION, 12.5);
  if (paper.payment !== null) drawPayment(flow, paper.payment);
  if (paper.signature !== null) drawSignature(flow, paper.signature);
  drawParagraphs(flow, paper.notes, NOTE, 11);
}

function drawTotals(sheet: Sheet, totals: readonly Total[], top: number): void {
  let y = top;
  for (const { label, amount, strong } of totals) {
    const style: Style = strong ? { size: 10.5, weight: 'strong' } : SOFT;
    if (strong) sheet.rule(y - 0.5, { from: PAGE.right - TOTALS, color: INK.text, thick: 0.8 });
    y += strong ? 5.5 : 1;
    sheet.text(label, { x: PAGE.right - TOTALS, y }, style);
    sheet.text(amount, { x: PAGE.right, y, align: 'right' }, strong ? style : CELL);
    y += strong ? ROW + 2 : ROW - 1;
  }
}

function totalsHeight(totals: readonly Total[]): number {
  return totals.reduce((sum, { strong }) => sum + (strong ? ROW + 7.5 : ROW), 0);
}

function vatRows(sheet: Sheet, { rows }: VatTable): string[][] {
  return rows.map(({ treatment }) => sheet.lines(treatment, VAT - 150, CELL));
}

function vatHeight(sheet: Sheet, table: VatTable | null): number {
  if (table === null) return 0;
  return 16 + vatRows(sheet, table).reduce((sum, lines) => sum + lines.length * 12 + 8, 0);
}

function drawVat(sheet: Sheet, table: VatTable, top: number): void {
  const edge = PAGE.left + VAT;
  const at = { rate: edge - 122, net: edge - 56, vat: edge };
  const columns = ['rate', 'net', 'vat'] as const;
  sheet.text(table.head.treatment, { x: PAGE.left, y: top }, HEAD);
  for (const name of columns) sheet.text(table.head[name], { x: at[name], y: top, align: 'right' }, HEAD);
  let y = top + 14;
  sheet.rule(y, { to: edge });
  vatRows(sheet, table).forEach((lines, n) => {
    lines.forEach((line, k) => sheet.text(line, { x: PAGE.left, y: y + 4 + k * 12 }, CELL));
    for (const name of columns) {
      sheet.text(table.rows[n]![name], { x: at[name], y: y + 4, align: 'right' }, name === 'vat' ? CELL : SOFT);
    }
    y += lines.length * 12 + 8;
    sheet.rule(y, { to: edge });
  });
}

/** Two columns of label and value in a tinted panel. */
function drawPayment(flow: Flow, { title, facts }: PaymentBox): void {
  const { sheet } = flow;
  const rows = Math.ceil(facts.length / 2);
  const height = 34 + rows * 30;
  flow.room(height + 12);
  sheet.box(PAGE.left, flow.y, INNER, height, INK.panel, 5);
  sheet.text(title, { x: PAGE.left + 18, y: flow.y + 12 }, { size: 10, weight: 'strong' });
  facts.forEach(({ label, value }, n) => {
    const x = PAGE.left + 18 + (n < rows ? 0 : INNER / 2 - 9);
    const y = flow.y + 32 + (n % rows) * 30;
    sheet.text(label, { x, y }, HEAD);
    const [line = '', ...more] = sheet.lines(value, INNER / 2 - 27, CELL);
    sheet.text(more.length > 0 ? `${line}…` : line, { x, y: y + 11 }, { ...CELL, size: 9.5, weight: 'strong' });
  });
  flow.y += height + 14;
}

function drawSignature(flow: Flow, label: string): void {
  const height = 84;
  flow.room(height + 14);
  flow.sheet.frame(PAGE.right - 250, flow.y, 250, height);
  flow.sheet.text(label, { x: PAGE.right - 240, y: flow.y + 8 }, HEAD);
  flow.y += height + 14;
}

function drawParagraphs(flow: Flow, texts: readonly string[], style: Style, leading: number): void {
  for (const text of texts) {
    const lines = flow.sheet.lines(text, INNER, style);
    flow.room(lines.length * leading);
    for (const line of lines) {
      flow.sheet.text(line, { x: PAGE.left, y: flow.y }, style);
      flow.y += leading;
    }
    flow.y += 4;
  }
  if (texts.length > 0) flow.y += 6;
}
