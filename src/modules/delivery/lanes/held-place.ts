/** One connection of a site, as who shares connections among lanes sees it. */
export class HeldPlace {
  /** It ends when its batch is said. */
  yields = false;
  /** Set while it waits for more to say. */
  endIdle: (() => void) | null = null;
  private readonly sinceMs: number;

  constructor(
    readonly ip: string,
    private readonly nowMs: () => number,
  ) {
    this.sinceMs = nowMs();
  }

  get heldMs(): number {
    return this.nowMs() - this.sinceMs;
  }

  giveUp(): void {
    this.yields = true;
    this.endIdle?.();
  }
}

/** As long a lane keeps its only connection before others may have it. */
const TURN_MS = 5_000;

/**
 * Which of these lanes' places is given up for lanes without any; null for none. First one that says nothing, then one of the
 * lane with most, then the only one of a lane that had its turn. No more at a time than lanes wait.
 */
export function placeToGiveUp(lanes: readonly (readonly HeldPlace[])[], waiting: number): HeldPlace | null {
  if (lanes.flat().filter(({ yields }) => yields).length >= waiting) return null;
  const held = lanes.map((places) => places.filter(({ yields }) => !yields)).filter((places) => places.length > 0);
  const idle = held.flat().find(({ endIdle }) => endIdle !== null);
  if (idle) return idle;
  const richest = held.reduce<readonly HeldPlace[]>(
    (most, places) => (places.length > most.length ? places : most),
    [],
  );
  if (richest.length > 1) return oldest(richest);
  const only = oldest(held.flat());
  return only !== null && only.heldMs >= TURN_MS ? only : null;
}

function oldest(places: readonly HeldPlace[]): HeldPlace | null {
  return places.reduce<HeldPlace | null>(
    (old, place) => (old === null || place.heldMs > old.heldMs ? place : old),
    null,
  );
}
