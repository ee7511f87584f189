import { parseWireId, WIRE_PREFIXES } from '../../../../kernel/ids.js';
import type { FieldFault } from '../../../../kernel/problem.js';
import { type Choice, MAX_CHOSEN } from './selection.js';

/** A list or a segment that a choice names; `kind` is null for what is neither. */
export interface Named {
  kind: 'list' | 'segment' | null;
  id: string;
  field: string;
}

const MEMBERS = ['lists', 'segments', 'exclude'] as const;

export type ReadChoice = { ok: true; wanted: Named[]; excluded: Named[] } | { ok: false; faults: FieldFault[] };

/** Whether the things that are named exist is for others to find out. */
export function readChoice(choice: Choice, at: string): ReadChoice {
  const faults = MEMBERS.filter((member) => choice[member].length > MAX_CHOSEN).map((member) => ({
    field: `${at}.${member}`,
    code: 'too_many',
    message: `At most ${MAX_CHOSEN}.`,
  }));
  if (faults.length > 0) return { ok: false, faults };
  const named = (member: (typeof MEMBERS)[number], kinds: readonly ('list' | 'segment')[]): Named[] =>
    choice[member].map((text, place) => {
      const field = `${at}.${member}[${place}]`;
      for (const kind of kinds) {
        const id = parseWireId(WIRE_PREFIXES[kind], text);
        if (id !== null) return { kind, id, field };
      }
      return { kind: null, id: '', field };
    });
  const wanted = [...named('lists', ['list']), ...named('segments', ['segment'])];
  return { ok: true, wanted, excluded: named('exclude', ['list', 'segment']) };
}
