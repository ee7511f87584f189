const BROKEN_TLS_MS = 3 * 24 * 3_600_000;
const DEAD_MS = 5 * 60_000;
const LIMIT = 20_000;

/** What this process found out about single hosts: which to try last, and which cannot do TLS. */
export class HostMemory {
  private readonly brokenTls = new Map<string, number>();
  private readonly dead = new Map<string, number>();

  constructor(private readonly nowMs: () => number) {}

  /** Its handshake failed; where no policy asks for TLS it gets mail in clear for some days. */
  rememberBrokenTls(host: string): void {
    remember(this.brokenTls, host, this.nowMs() + BROKEN_TLS_MS);
  }

  hasBrokenTls(host: string): boolean {
    return (this.brokenTls.get(host) ?? 0) > this.nowMs();
  }

  rememberDead(ip: string): void {
    remember(this.dead, ip, this.nowMs() + DEAD_MS);
  }

  rememberAlive(ip: string): void {
    this.dead.delete(ip);
  }

  isDead(ip: string): boolean {
    return (this.dead.get(ip) ?? 0) > this.nowMs();
  }
}

function remember(into: Map<string, number>, key: string, untilMs: number): void {
  if (into.size >= LIMIT) into.delete(into.keys().next().value ?? '');
  into.set(key, untilMs);
}
