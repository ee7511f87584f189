/** The members of a list by what `keyOf` says of each; keys in the order they first come. */
export function groupBy<T, K>(list: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const one of list) {
    const key = keyOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}

/** `map` for asynchronous work of which no more than `atOnce` is under way; the answers in the order of the list. */
export async function mapAtMost<T, R>(atOnce: number, list: readonly T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  const left = list.entries();
  const worker = async (): Promise<void> => {
    for (const [place, one] of left) answers[place] = await work(one);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, list.length) }, worker));
  return answers;
}

/** Lists of at most `size`, in order. */
export function pagesOf<T>(size: number, list: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, page) => list.slice(page * size, (page + 1) * size));
}
