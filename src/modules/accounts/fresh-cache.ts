/** Revocations, blocks and closings must hold everywhere within 5 s; what is cached is never older than this. */
export const FRESH_MS = 4_000;

interface Entry<V> {
  value: V;
  loadedAtMs: number;
}
interface Loading<V> {
  /** Keys forgotten while their values were on the way: those values are already history. */
  spoiled: Set<string>;
  result: Promise<Map<string, V>>;
}

/**
 * Facts that may be a few seconds old, read in batches. Age counts from the start of the load, so that nothing lives longer
 * than `ttlMs` after it stopped being true. Keys without a value are asked again every time.
 */
export class FreshCache<V> {
  private readonly entries = new Map<string, Entry<V>>();
  private readonly loadings = new Map<string, Loading<V>>();

  constructor(
    private readonly load: (keys: string[]) => Promise<Map<string, V>>,
    private readonly options: { ttlMs?: number; maxEntries?: number; nowMs?: () => number } = {},
  ) {}

  /** How many values are kept, fresh or not. */
  get size(): number {
    return this.entries.size;
  }

  async get(key: string): Promise<V | undefined> {
    return (await this.getAll([key])).get(key);
  }

  async getAll(keys: readonly string[]): Promise<Map<string, V>> {
    const found = new Map<string, V>();
    const missing: string[] = [];
    for (const key of new Set(keys)) {
      const entry = this.entries.get(key);
      if (entry && this.isFresh(entry)) found.set(key, entry.value);
      else missing.push(key);
    }
    if (missing.length > 0) await this.addMissing(missing, found);
    return found;
  }

  /** The value if it is at hand and fresh; loads nothing. */
  peek(key: string): V | undefined {
    const entry = this.entries.get(key);
    return entry && this.isFresh(entry) ? entry.value : undefined;
  }

  /** Keeps a value that was true `ageMs` ago. */
  put(key: string, value: V, ageMs: number): void {
    this.store(key, { value, loadedAtMs: this.nowMs() - ageMs });
  }

  forget(key: string): void {
    this.entries.delete(key);
    for (const loading of this.loadings.values()) loading.spoiled.add(key);
    this.loadings.delete(key);
  }

  private async addMissing(missing: string[], found: Map<string, V>): Promise<void> {
    const toLoad = missing.filter((key) => !this.loadings.has(key));
    if (toLoad.length > 0) this.start(toLoad);
    const results = missing.map((key) => [key, this.loadings.get(key)!.result] as const);
    for (const [key, result] of results) {
      const value = (await result).get(key);
      if (value !== undefined) found.set(key, value);
    }
  }

  private start(keys: string[]): void {
    const loadedAtMs = this.nowMs();
    const loading: Loading<V> = { spoiled: new Set(), result: this.load(keys) };
    for (const key of keys) this.loadings.set(key, loading);
    const done = (values: Map<string, V>): void => {
      for (const key of keys) {
        if (this.loadings.get(key) === loading) this.loadings.delete(key);
        const value = values.get(key);
        if (value !== undefined && !loading.spoiled.has(key)) this.store(key, { value, loadedAtMs });
      }
    };
    loading.result.then(done, () => done(new Map()));
  }

  private store(key: string, entry: Entry<V>): void {
    this.entries.delete(key);
    this.entries.set(key, entry);
    this.dropOldest();
  }

  /** Two for each that comes: what is no longer fresh is of no use, so a pass over a million keys keeps a few seconds of them. */
  private dropOldest(): void {
    for (let dropped = 0; dropped < 2; dropped += 1) {
      const [oldest] = this.entries;
      if (oldest === undefined) return;
      const [key, entry] = oldest;
      if (this.isFresh(entry) && this.entries.size <= (this.options.maxEntries ?? 50_000)) return;
      this.entries.delete(key);
    }
  }

  private isFresh(entry: Entry<V>): boolean {
    return this.nowMs() - entry.loadedAtMs < (this.options.ttlMs ?? FRESH_MS);
  }

  private nowMs(): number {
    return this.options.nowMs?.() ?? performance.now();
  }
}
