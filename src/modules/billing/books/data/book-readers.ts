import { Injectable } from '@nestjs/common';
import { Config } from '../../../../platform/config/config.js';
import { BookReader } from './book-reader.js';

const AT_ONCE = 2;

/** Readers of this process. Each has a connection beside the pools, so there are few; who comes later waits. */
@Injectable()
export class BookReaders {
  private open = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly config: Config) {}

  /** The reader is closed when `work` ends, however it ends. */
  async with<T>(work: (reader: BookReader) => Promise<T>): Promise<T> {
    const [result] = await collect(
      this.stream(async function* (reader) {
        yield await work(reader);
      }),
    );
    return result as T;
  }

  async *stream<T>(work: (reader: BookReader) => AsyncGenerator<T>): AsyncGenerator<T> {
    await this.enter();
    try {
      const reader = await BookReader.open(this.config.facts.databaseUrl);
      try {
        yield* work(reader);
      } finally {
        await reader.close();
      }
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.open < AT_ONCE) {
      this.open += 1;
      return;
    }
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.open -= 1;
  }
}

async function collect<T>(items: AsyncGenerator<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}
