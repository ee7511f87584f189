import { Injectable } from '@nestjs/common';
import type { Instant } from '../../../kernel/time/instant.js';
import type { AccountScope, Tx } from '../../../platform/database/tx.js';

/** What a module adds to the export of an account's data: one file of JSON lines. */
export interface ExportPart {
  /** Module and subject, `sending.senders`; the file is called after it. */
  readonly name: string;
  /** One sentence for the reader of the export. */
  readonly description: string;
  readonly tables: readonly string[];
  /** The account's rows, read page by page as they are asked for. */
  rows(scope: AccountScope): AsyncIterable<object>;
}

/** Somebody who leaves an account that goes on. */
export interface LeavingPerson {
  userId: string;
  email: string;
  /** Whoever is written to at this address later is somebody anew. */
  removedAt: Instant;
}

/** What a module deletes when an account is purged. */
export interface ErasurePart {
  readonly name: string;
  readonly tables: readonly string[];
  /**
   * `copies` go first: they lie in tables of others and are found through the account's own records. `people` go last:
   * copies are found through their addresses.
   */
  readonly stage?: ErasureStage;
  /** Deletes up to about `limit` rows, as a worker; answers how many. Zero means that nothing was left. */
  eraseIn(tx: Tx, scope: AccountScope, limit: number): Promise<number>;
  countLeftIn(tx: Tx, scope: AccountScope): Promise<number>;
  /** Takes one person's traces out of what stays. */
  erasePersonIn?(tx: Tx, scope: AccountScope, person: LeavingPerson): Promise<void>;
}

/** What the law, or the erasure itself, needs kept. Named in the certificate. */
export interface KeptPart {
  readonly name: string;
  readonly tables: readonly string[];
  readonly keptBecause: string;
  countIn(tx: Tx, scope: AccountScope): Promise<number>;
}

export type ErasureStage = 'copies' | 'records' | 'people';
const STAGES: readonly ErasureStage[] = ['copies', 'records', 'people'];

/** The parts of all modules; each registers its own at start. */
@Injectable()
export class LeavingParts {
  private readonly exportParts: ExportPart[] = [];
  private readonly erasureParts: ErasurePart[] = [];
  private readonly keptParts: KeptPart[] = [];

  registerExport(...parts: ExportPart[]): void {
    for (const part of parts) add(this.exportParts, part);
  }

  registerErasure(...parts: (ErasurePart | KeptPart)[]): void {
    for (const part of parts) {
      if ('keptBecause' in part) add(this.keptParts, part);
      else add(this.erasureParts, part);
    }
  }

  /** By name, which groups them by module. */
  exports(): readonly ExportPart[] {
    return this.exportParts.toSorted((a, b) => a.name.localeCompare(b.name));
  }

  /** In the order in which they must run. */
  erasures(): readonly ErasurePart[] {
    const rank = (part: ErasurePart): number => STAGES.indexOf(part.stage ?? 'records');
    return this.erasureParts.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  }

  kept(): readonly KeptPart[] {
    return this.keptParts.toSorted((a, b) => a.name.localeCompare(b.name));
  }
}

function add<P extends { name: string }>(parts: P[], part: P): void {
  if (parts.some((known) => known.name === part.name)) throw new Error(`two parts are called ${part.name}`);
  parts.push(part);
}
