import type { Verdict } from '../rules/scan-state.js';

/** Looks through files for viruses. */
export abstract class VirusScanner {
  /** False where nobody looks: files are then given out as they came. */
  abstract readonly looks: boolean;

  /** Never throws: a scanner that does not answer has failed to judge. */
  abstract scan(content: AsyncIterable<Buffer>): Promise<Verdict>;
}

/** For installations without one. */
export class NoScanner extends VirusScanner {
  readonly looks = false;

  scan(): Promise<Verdict> {
    return Promise.resolve({ state: 'failed' });
  }
}
