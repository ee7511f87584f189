import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { EgressReader } from '../data/egress-reader.js';
import { EgressTable } from '../rules/egress-table.js';

const LOOK_MS = 500;

/**
 * What decides about the way of mail, in memory of every process: no message costs a query. Twice a second one statement asks
 * for its version; only when that changed is it read anew. A process that cannot ask goes on with what it knows.
 */
@Injectable()
export class EgressSnapshot implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger('EgressSnapshot');
  private current = EgressTable.empty;
  private timer: NodeJS.Timeout | null = null;
  private reading: Promise<void> | null = null;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly reader: EgressReader) {}

  get table(): EgressTable {
    return this.current;
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.refresh();
    this.timer = setInterval(() => void this.refresh(), LOOK_MS).unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
  }

  /** Told after each change; must neither wait nor throw. */
  onChange(listener: () => void): void {
    this.listeners.add(listener);
  }

  /** After a change of this process's own, or before an answer that must be of now. */
  refresh(): Promise<void> {
    return (this.reading ??= this.readIfChanged().finally(() => (this.reading = null)));
  }

  private async readIfChanged(): Promise<void> {
    try {
      const version = await this.reader.version();
      if (version === this.current.version) return;
      this.current = await this.reader.read(version);
      for (const listener of this.listeners) listener();
    } catch (err) {
      this.log.warn({ msg: 'the way of mail could not be looked at; the last known one holds', err });
    }
  }
}
