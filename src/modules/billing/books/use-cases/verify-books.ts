import { Injectable } from '@nestjs/common';
import type { BookReader } from '../data/book-reader.js';
import { BookReaders } from '../data/book-readers.js';
import type { CheckResult, Progress } from '../rules/check.js';
import { checkClosings } from './check-closings.js';
import { checkDocuments } from './check-documents.js';
import { checkLedger } from './check-ledger.js';
import { checkPayments } from './check-payments.js';
import { checkWallets } from './check-wallets.js';

const CHECKS: readonly ((reader: BookReader, progress: Progress) => AsyncGenerator<CheckResult>)[] = [
  checkDocuments,
  checkPayments,
  checkWallets,
  checkLedger,
  checkClosings,
];

/** Recomputes all of the books, as they stand at one moment. Each check names the first record that is wrong. */
export async function* verifyBooks(reader: BookReader, progress: Progress): AsyncGenerator<CheckResult> {
  for (const check of CHECKS) yield* check(reader, progress);
}

export interface Verification {
  ok: boolean;
  checks: CheckResult[];
}

@Injectable()
export class VerifyBooks {
  private running: Promise<Verification> | null = null;

  constructor(private readonly readers: BookReaders) {}

  /** Who asks while a verification runs in this process gets that one's answer. */
  run(): Promise<Verification> {
    this.running ??= this.verify().finally(() => (this.running = null));
    return this.running;
  }

  private async verify(): Promise<Verification> {
    const checks: CheckResult[] = [];
    for await (const result of this.readers.stream((reader) => verifyBooks(reader, () => undefined))) {
      checks.push(result);
    }
    return { ok: checks.every(({ broken }) => broken === null), checks };
  }
}
