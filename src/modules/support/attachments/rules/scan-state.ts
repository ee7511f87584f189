/** `unscanned`: nobody looks through files here. `unscannable`: the scanner could not, however often it was asked. */
export type ScanState = 'unscanned' | 'pending' | 'clean' | 'infected' | 'unscannable';

export type Verdict = { state: 'clean' } | { state: 'infected'; finding: string } | { state: 'failed' };

const MAX_LOOKS = 5;
const FIRST_PAUSE_MS = 30_000;

/** What becomes of a file that was looked at so often, this look included. */
export function scanned(verdict: Verdict, looks: number): { scan: ScanState; finding: string | null; pauseMs: number } {
  switch (verdict.state) {
    case 'clean':
      return { scan: 'clean', finding: null, pauseMs: 0 };
    case 'infected':
      return { scan: 'infected', finding: verdict.finding, pauseMs: 0 };
    case 'failed':
      return {
        scan: looks < MAX_LOOKS ? 'pending' : 'unscannable',
        finding: null,
        pauseMs: FIRST_PAUSE_MS * 2 ** looks,
      };
  }
}
