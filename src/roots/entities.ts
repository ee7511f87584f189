/** The entities of all modules, for the connections and for the check that migrations match them. */
export const entities: Function[] = [];
