export type StatementFaultKind = 'not_safe' | 'not_camt053' | 'malformed' | 'other_account' | 'too_large';

/** Why a file is refused whole. Nothing of it was booked. */
export class StatementFault extends Error {
  constructor(
    readonly kind: StatementFaultKind,
    /** Where in the file, counted from one; null where no line is to blame. */
    readonly line: number | null,
    message: string,
  ) {
    super(message);
    this.name = 'StatementFault';
  }
}
