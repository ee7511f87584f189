import { filled } from '../rules/figures.js';
import type { Paper } from '../rules/paper.js';
import { archivable, attachXml, nameAuthor } from './container.js';
import { drawClose } from './draw-close.js';
import { drawHead } from './draw-head.js';
import { drawLines } from './draw-lines.js';
import { Flow } from './flow.js';
import { INK, PAGE, Sheet, type Style } from './sheet.js';

const FOOT: Style = { size: 7.25, color: INK.faint };

/** The bytes of a document: the same ones whenever and wherever it is rendered. */
export async function renderPaper(paper: Paper, xml: string | null): Promise<Buffer> {
  const sheet = new Sheet(archivable(paper));
  const chunks: Buffer[] = [];
  const { pdf } = sheet;
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', resolve);
    pdf.on('error', reject);
  });
  sheet.newPage();
  const flow = new Flow(sheet, paper, drawHead(sheet, paper));
  drawLines(flow, paper.lines);
  drawClose(flow, paper);
  drawFeet(sheet, paper);
  nameAuthor(pdf, paper);
  if (xml !== null) attachXml(pdf, paper, xml);
  pdf.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Only now is it known how many pages there are. */
function drawFeet(sheet: Sheet, paper: Paper): void {
  const { start, count } = sheet.pdf.bufferedPageRange();
  for (let n = 0; n < count; n += 1) {
    sheet.pdf.switchToPage(start + n);
    sheet.rule(PAGE.bottom + 14);
    const page = filled(paper.pageOf, { n: String(n + 1), total: String(count) });
    const room = PAGE.right - PAGE.left - sheet.width(page, FOOT) - 24;
    const lines = paper.footer.flatMap((line) => sheet.lines(line, room, FOOT));
    lines.forEach((line, k) => sheet.text(line, { x: PAGE.left, y: PAGE.bottom + 21 + k * 9.5 }, FOOT));
    sheet.text(page, { x: PAGE.right, y: PAGE.bottom + 21, align: 'right' }, FOOT);
  }
}
