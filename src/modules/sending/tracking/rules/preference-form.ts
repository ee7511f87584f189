/** What the page of preferences sends: a choice, and of each subject that was shown whether it is taken. */
export interface PreferenceForm {
  receive: string | null;
  taken: ReadonlySet<string>;
  shown: ReadonlySet<string>;
}

const SHOWN = 'shown.';
const TAKEN = 'take.';
const MOST_SUBJECTS = 500;

/** A box that is not ticked sends nothing, so what was shown is said beside it: nobody leaves what he never saw. */
export function readPreferenceForm(form: unknown): PreferenceForm {
  const entries = Object.entries((form ?? {}) as Record<string, unknown>);
  const idsAfter = (prefix: string) =>
    new Set(
      entries
        .filter(([name]) => name.startsWith(prefix))
        .slice(0, MOST_SUBJECTS)
        .map(([name]) => name.slice(prefix.length)),
    );
  const receive = entries.find(([name]) => name === 'receive')?.[1];
  return { receive: typeof receive === 'string' ? receive : null, taken: idsAfter(TAKEN), shown: idsAfter(SHOWN) };
}

export const FIELD_NAMES = { shown: SHOWN, taken: TAKEN } as const;
