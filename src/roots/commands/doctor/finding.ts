interface Looked {
  /** Stable, for whoever reads the JSON: `database.synchronous-commit`. */
  id: string;
  /** What was found, as one phrase. */
  found: string;
}

/** What is not as it should be says why that matters and the one thing that mends it. */
export type Finding =
  (Looked & { verdict: 'ok' | 'skipped' }) | (Looked & { verdict: 'warn' | 'bad'; why: string; mend: string });

export interface Trouble {
  found: string;
  why: string;
  mend: string;
}

export const ok = (id: string, found: string): Finding => ({ id, verdict: 'ok', found });
export const skipped = (id: string, found: string): Finding => ({ id, verdict: 'skipped', found });
export const warn = (id: string, trouble: Trouble): Finding => ({ id, verdict: 'warn', ...trouble });
export const bad = (id: string, trouble: Trouble): Finding => ({ id, verdict: 'bad', ...trouble });

/** A look that cannot be made is itself a finding; it must not hide the others. */
export async function lookedAt(id: string, look: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await look();
  } catch (error) {
    const found = `could not be looked at: ${error instanceof Error ? error.message : String(error)}`;
    const why = 'What is not looked at may be broken.';
    return [warn(id, { found, why, mend: 'Mend what the message says and run posthorn doctor again.' })];
  }
}
