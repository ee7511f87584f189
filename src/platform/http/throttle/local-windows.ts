export interface ThrottleRule {
  quota: number;
  windowMs: number;
}
export interface Taken {
  allowed: boolean;
  remaining: number;
  resetMs: number;
}

const MAX_KEYS = 50_000;

interface Window {
  used: number;
  endsMs: number;
}

/** Fixed windows of this process alone: what still limits while Redis is away. */
export class LocalWindows {
  private readonly windows = new Map<string, Window>();

  take(key: string, rule: ThrottleRule, cost: number, nowMs: number): Taken {
    let window = this.windows.get(key);
    if (!window || window.endsMs <= nowMs) {
      if (this.windows.size >= MAX_KEYS) this.forgetEnded(nowMs);
      window = { used: 0, endsMs: nowMs + rule.windowMs };
      this.windows.set(key, window);
    }
    window.used += cost;
    return {
      allowed: window.used <= rule.quota,
      remaining: Math.max(0, rule.quota - window.used),
      resetMs: window.endsMs - nowMs,
    };
  }

  /** A flood of addresses must not fill the memory; when all windows still run, the oldest are forgotten. */
  private forgetEnded(nowMs: number): void {
    for (const [key, window] of this.windows) if (window.endsMs <= nowMs) this.windows.delete(key);
    for (const key of this.windows.keys()) {
      if (this.windows.size < MAX_KEYS / 2) break;
      this.windows.delete(key);
    }
  }
}
