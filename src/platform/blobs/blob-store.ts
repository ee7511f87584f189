import type { AccountScope, BeforeCommit, Tx } from '../database/tx.js';

/** A file that is stored whole. */
export interface StoredBlob {
  id: string;
  bytes: number;
  sha256: Buffer;
}

export interface OpenBlob extends StoredBlob {
  /** The bytes from a place on, a chunk at a time; throws when the file goes away meanwhile. */
  content(from?: number): AsyncIterable<Buffer>;
}

/**
 * Files that belong to an account and that every process can read. They are written as a stream, never changed, and
 * exist only once they are whole.
 */
export abstract class BlobStore {
  /**
   * Writes a file; memory stays at a chunk. `keep` runs last, in the transaction that makes the file exist, so that whoever
   * refers to it and the file appear together. When anything throws, nothing is left behind.
   */
  abstract put(
    scope: AccountScope,
    kind: string,
    content: AsyncIterable<Uint8Array>,
    keep?: BeforeCommit<StoredBlob>,
  ): Promise<StoredBlob>;

  /** The same for what is in memory anyway, within the transaction of whoever refers to it: both appear, or neither. */
  abstract putIn(tx: Tx, scope: AccountScope, kind: string, content: Buffer): Promise<StoredBlob>;

  /** Null when there is no such whole file in this account. */
  abstract open(scope: AccountScope, id: string): Promise<OpenBlob | null>;

  /** With the transaction's commit the files are gone for every reader; their space is freed later. */
  abstract removeIn(tx: Tx, scope: AccountScope, ids: readonly string[]): Promise<void>;

  /** Frees the space of up to `limit` chunks of whatever was removed or never became whole; answers how many. */
  abstract sweep(limit: number): Promise<number>;
}
