/** A receiver that needs longer is not what this process is busy with; its place is another's. */
const HELD_MS = 250;

/** Ends the stay; twice is as good as once. */
export type Leave = () => void;

/** Messages to many that this process has under way, of all lanes: as many as may be, beside single mail. */
export class ManyGate {
  private inside = 0;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly way: { readonly allowance: number; noteHeldBack(): void },
    private readonly heldMs = HELD_MS,
  ) {}

  /** Null when there is no place. */
  enter(): Leave | null {
    if (this.inside >= this.way.allowance) {
      this.way.noteHeldBack();
      return null;
    }
    this.inside += 1;
    const timer = setTimeout(() => leave(), this.heldMs);
    let isInside = true;
    const leave = (): void => {
      if (!isInside) return;
      isInside = false;
      clearTimeout(timer);
      this.inside -= 1;
      this.call();
    };
    return leave;
  }

  /** Calls once when there may be a place, in the order of those who wait; answers how to wait no longer. */
  whenFree(notice: () => void): () => void {
    this.waiting.add(notice);
    return () => void this.waiting.delete(notice);
  }

  private call(): void {
    let places = this.way.allowance - this.inside;
    for (const notice of this.waiting) {
      if (places <= 0) return;
      places -= 1;
      this.waiting.delete(notice);
      notice();
    }
  }
}
