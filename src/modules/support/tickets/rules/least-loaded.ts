/** Who has least to do; of several the one who is longest there. Null when there is nobody. */
export function leastLoaded(staffIds: readonly string[], loads: ReadonlyMap<string, number>): string | null {
  const [first, ...others] = [...staffIds].sort();
  if (first === undefined) return null;
  const load = (id: string): number => loads.get(id) ?? 0;
  return others.reduce((best, id) => (load(id) < load(best) ? id : best), first);
}
