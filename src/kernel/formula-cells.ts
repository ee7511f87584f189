/**
 * What a spreadsheet takes for a formula, full-width signs included; also behind apostrophes of its own, so that what is put
 * before it can be taken away again.
 */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/u;

/** A cell that no spreadsheet runs: an apostrophe before what would be a formula. */
export function disarmed(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell;
}

/** The cell as it was before `disarmed` put its apostrophe. */
export function armed(cell: string): string {
  return FORMULA.test(cell.slice(1)) && cell.startsWith("'") ? cell.slice(1) : cell;
}
