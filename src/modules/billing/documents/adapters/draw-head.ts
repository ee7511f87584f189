import type { Headline, Paper, Party } from '../rules/paper.js';
import { INK, INNER, PAGE, type Sheet, type Style } from './sheet.js';

const LABEL: Style = { size: 8, color: INK.faint };
const NAME: Style = { size: 10, weight: 'strong' };
const BODY: Style = { size: 9.25, color: INK.text };
const LEADING = 13;
const GAP = 18;
/** The right third holds the facts, the rest the parties. */
const FACTS = 146;

/** Strip, title, parties and facts, headline; answers where the next thing begins. */
export function drawHead(sheet: Sheet, paper: Paper): number {
  drawStrip(sheet);
  const brand = sheet.lines(paper.brand, 270, { size: 15, weight: 'strong' }).slice(0, 2);
  brand.forEach((line, n) =>
    sheet.text(line, { x: PAGE.left, y: 45 + 19 * n }, { size: 15, weight: 'strong', color: INK.brand }),
  );
  sheet.text(paper.title, { x: PAGE.right, y: 38, align: 'right' }, { size: 23, weight: 'strong' });
  if (paper.number !== null) {
    sheet.text(paper.number, { x: PAGE.right, y: 69, align: 'right' }, { size: 10.5, color: INK.soft });
  }
  const below = drawColumns(sheet, paper, 112);
  return drawHeadline(sheet, paper.headline, below + GAP) + GAP + 4;
}

/** What later pages begin with. */
export function drawContinuedHead(sheet: Sheet, paper: Paper): number {
  drawStrip(sheet);
  const [brand = ''] = sheet.lines(paper.brand, 290, { size: 10, weight: 'strong' });
  sheet.text(brand, { x: PAGE.left, y: 38 }, { size: 10, weight: 'strong', color: INK.brand });
  const name = paper.number === null ? paper.title : `${paper.title} ${paper.number}`;
  sheet.text(name, { x: PAGE.right, y: 38, align: 'right' }, { size: 9.25, color: INK.soft });
  return 70;
}

function drawStrip(sheet: Sheet): void {
  sheet.box(0, 0, PAGE.width, 7, INK.brand);
}

function drawColumns(sheet: Sheet, paper: Paper, y: number): number {
  const width = (INNER - FACTS - 2 * GAP) / 2;
  const bottoms = paper.parties.map((party, n) => drawParty(sheet, party, PAGE.left + n * (width + GAP), y, width));
  return Math.max(...bottoms, drawFacts(sheet, paper, y));
}

function drawParty(sheet: Sheet, party: Party, x: number, top: number, width: number): number {
  sheet.text(party.label, { x, y: top }, LABEL);
  let y = top + 13;
  for (const line of sheet.lines(party.name, width, NAME)) {
    sheet.text(line, { x, y }, NAME);
    y += LEADING + 0.5;
  }
  for (const line of party.lines.flatMap((text) => sheet.lines(text, width, BODY))) {
    sheet.text(line, { x, y }, BODY);
    y += LEADING;
  }
  return y;
}

/** Label above value, so that no language is too long for its column. */
function drawFacts(sheet: Sheet, paper: Paper, top: number): number {
  const x = PAGE.right - FACTS;
  let y = top;
  for (const { label, value } of paper.facts) {
    sheet.text(label, { x, y }, LABEL);
    y += 11.5;
    for (const line of sheet.lines(value, FACTS, BODY)) {
      sheet.text(line, { x, y }, BODY);
      y += LEADING - 1;
    }
    y += 4;
  }
  return y - 4;
}

function drawHeadline(sheet: Sheet, { amount, says, tone }: Headline, y: number): number {
  const height = 44;
  const color = tone === 'done' ? INK.done : INK.brand;
  sheet.box(PAGE.left, y, INNER, height, INK.panel, 5);
  sheet.box(PAGE.left, y + 10, 3, height - 20, color);
  sheet.text(amount, { x: PAGE.left + 18, y: y + 9.5 }, { size: 19, weight: 'strong' });
  sheet.text(says, { x: PAGE.right - 18, y: y + 15, align: 'right' }, { size: 10.5, weight: 'strong', color });
  return y + height;
}
