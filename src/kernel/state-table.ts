/** A lifecycle as data: which state may follow which. */
export interface StateTable<S extends string> {
  readonly states: readonly S[];
  mayBecome(from: S, to: S): boolean;
  /** True for a state that nothing follows. */
  isFinal(state: S): boolean;
}

/** Declares a lifecycle; throws at start when a state can never be reached from the first one. */
export function defineStates<S extends string>(
  initial: NoInfer<S>,
  followers: Readonly<Record<S, readonly NoInfer<S>[]>>,
): StateTable<S> {
  const states = Object.keys(followers) as S[];
  const reached = new Set<S>([initial]);
  for (const state of reached) followers[state].forEach((next) => reached.add(next));
  const lost = states.filter((state) => !reached.has(state));
  if (lost.length > 0) throw new Error(`states that nothing leads to: ${lost.join(', ')}`);
  return {
    states,
    mayBecome: (from, to) => followers[from].includes(to),
    isFinal: (state) => followers[state].length === 0,
  };
}
