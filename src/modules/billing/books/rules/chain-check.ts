import { chainedHash, numberOf } from '../../invoices/index.js';
import { Finding } from './check.js';
import type { IssuedDocument, IssuedKind, SeriesEnd } from './issued-document.js';

/**
 * Follows a chain of documents: numbers without a gap, days that never go back, each hash over its content and the hash
 * before. Documents come in the order of their series and numbers.
 */
export class ChainCheck {
  readonly finding: Finding;
  private last: IssuedDocument | null = null;
  private readonly ends = new Map<string, { sequence: number; hash: Buffer }>();

  constructor(
    name: string,
    private readonly kind: IssuedKind,
  ) {
    this.finding = new Finding(name);
  }

  judge(document: IssuedDocument): void {
    if (!this.finding.goesOn) return;
    this.finding.examined();
    const before = this.last?.series === document.series ? this.last : null;
    this.last = document;
    this.ends.set(document.series, { sequence: document.sequence, hash: document.hash });
    const where = `${this.kind} ${document.number}`;
    const sequence = (before?.sequence ?? 0) + 1;
    const next = numberOf(document.series, sequence);
    if (document.sequence !== sequence) return this.finding.broken(`${this.kind} ${next}`, `number ${next}`, where);
    const { finding } = this;
    if (!finding.same(where, `number ${next}`, `number ${document.number}`)) return;
    if (!finding.same(where, `number ${next} in its content`, `number ${document.content.number} in its content`))
      return;
    const earliest = before?.content.issueDate ?? document.content.issueDate;
    if (document.content.issueDate < earliest) {
      return finding.broken(where, `a day not before ${earliest}`, document.content.issueDate);
    }
    if (!finding.same(where, `previous hash ${hex(before?.hash)}`, `previous hash ${hex(document.previousHash)}`))
      return;
    const hash = chainedHash(document.previousHash, document.content);
    finding.same(where, `hash ${hex(hash)} of its content`, `hash ${hex(document.hash)} of its content`);
  }

  /** What is missing at the end shows only in where the series says it stands. */
  end(series: readonly SeriesEnd[]): void {
    for (const { series: name, lastSequence, lastHash } of series) {
      if (!this.finding.goesOn) return;
      const end = this.ends.get(name) ?? { sequence: 0, hash: undefined };
      this.ends.delete(name);
      const where = `${this.kind} ${numberOf(name, Math.max(end.sequence + 1, 1))}`;
      const ends = `${this.kind}s ${name} end with`;
      if (!this.finding.same(where, `${ends} ${lastSequence}`, `${ends} ${end.sequence}`)) return;
      this.finding.same(`${this.kind}s ${name}`, `last hash ${hex(lastHash)}`, `last hash ${hex(end.hash)}`);
    }
    for (const [name, { sequence }] of this.ends) {
      this.finding.broken(`${this.kind}s ${name}`, 'a series that knows them', `${sequence} of none`);
    }
  }
}

export function hex(hash: Buffer | null | undefined): string {
  return hash?.toString('hex') ?? 'none';
}
