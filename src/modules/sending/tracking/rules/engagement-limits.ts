const PER_DELIVERY = 60;
const WINDOW_MS = 10 * 60_000;
const MOST_DELIVERIES = 50_000;

/** How many requests of one copy are worth recording: a loop over one link must not fill the log. */
export class EngagementLimits {
  private counts = new Map<string, number>();
  private endsMs = 0;

  /** False when this copy has had its share of the present window. */
  take(deliveryId: string, nowMs: number): boolean {
    if (nowMs >= this.endsMs || this.counts.size >= MOST_DELIVERIES) {
      this.counts = new Map();
      this.endsMs = nowMs + WINDOW_MS;
    }
    const count = (this.counts.get(deliveryId) ?? 0) + 1;
    this.counts.set(deliveryId, count);
    return count <= PER_DELIVERY;
  }
}
