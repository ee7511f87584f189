import { pipeline, Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import type { Clock } from '../../../../platform/clock/clock.js';
import type { OpenBlob } from '../../../../platform/blobs/index.js';
import type { ExportRow } from '../data/exports.repository.js';

/** Lines are handed on in pieces of about this size. */
const PIECE_CHARS = 64 * 1024;
const RENEW_EVERY_MS = 3_000;

/** The export was cancelled, another process has taken it over, or this one stops; somebody goes on with what is written. */
export class RunLost extends Error {}

/** How far a run is, and whether it may go on. */
export class ExportRun {
  rows: number;
  bytes: number;
  private renewedAtMs: number;

  constructor(
    readonly row: ExportRow,
    private readonly clock: Clock,
    private readonly stop: AbortSignal,
    private readonly renew: (progress: { rows: number; bytes: number }) => Promise<boolean>,
  ) {
    this.rows = row.parts.reduce((sum, part) => sum + part.rows, 0);
    this.bytes = row.parts.reduce((sum, part) => sum + part.bytes, 0);
    this.renewedAtMs = clock.monotonicMs();
  }

  /** One piece of text per some hundred rows; counts what goes through and renews the lease on the way. */
  async *lines(rows: AsyncIterable<object>): AsyncIterable<Buffer> {
    let text = '';
    for await (const row of rows) {
      this.rows += 1;
      text += `${JSON.stringify(row)}\n`;
      if (text.length < PIECE_CHARS) continue;
      yield this.piece(text);
      text = '';
      await this.stayAlive();
    }
    if (text !== '') yield this.piece(text);
  }

  /** The bytes as they come, with the lease renewed on the way. */
  async *watched(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
    for await (const piece of bytes) {
      yield piece;
      await this.stayAlive();
    }
  }

  private piece(text: string): Buffer {
    const piece = Buffer.from(text);
    this.bytes += piece.length;
    return piece;
  }

  private async stayAlive(): Promise<void> {
    if (this.stop.aborted) throw new RunLost();
    const now = this.clock.monotonicMs();
    if (now - this.renewedAtMs < RENEW_EVERY_MS) return;
    this.renewedAtMs = now;
    if (!(await this.renew(this))) throw new RunLost();
  }
}

export function zipped(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  return pipeline(Readable.from(bytes), createGzip(), () => undefined);
}

export function unzipped(file: OpenBlob): Readable {
  return pipeline(Readable.from(file.content()), createGunzip(), () => undefined);
}
