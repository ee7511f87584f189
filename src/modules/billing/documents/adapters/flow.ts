import type { Paper } from '../rules/paper.js';
import { drawContinuedHead } from './draw-head.js';
import { PAGE, type Sheet } from './sheet.js';

/** Where the next thing is drawn, and the turning of pages. */
export class Flow {
  constructor(
    readonly sheet: Sheet,
    private readonly paper: Paper,
    public y: number,
  ) {}

  fits(height: number): boolean {
    return this.y + height <= PAGE.bottom;
  }

  turn(): void {
    this.sheet.newPage();
    this.y = drawContinuedHead(this.sheet, this.paper);
  }

  /** Room for something that stays in one piece. */
  room(height: number): void {
    if (!this.fits(height)) this.turn();
  }
}
