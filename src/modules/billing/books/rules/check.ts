/** The first thing that is wrong: which record, what it had to say, and what it says. */
export interface Broken {
  /** `invoice 2026-000042`. */
  where: string;
  expected: string;
  found: string;
}

/** What one check of the books came to. */
export interface CheckResult {
  name: string;
  /** How many records were looked at. */
  examined: number;
  broken: Broken | null;
}

/** Told each record that was read, by its kind. */
export type Progress = (kind: string) => void;

/** Looks at records in order and keeps the first that is wrong. */
export class Finding {
  private first: Broken | null = null;
  private count = 0;

  constructor(readonly name: string) {}

  /** False once something was found: the rest need not be judged. */
  get goesOn(): boolean {
    return this.first === null;
  }

  examined(records = 1): void {
    this.count += records;
  }

  /** True when both are the same. */
  same(where: string, expected: string, found: string): boolean {
    if (expected !== found && this.first === null) this.first = { where, expected, found };
    return expected === found;
  }

  broken(where: string, expected: string, found: string): void {
    this.first ??= { where, expected, found };
  }

  get result(): CheckResult {
    return { name: this.name, examined: this.count, broken: this.first };
  }
}
