import type { ConditionTree } from './condition.js';

/** Lists of which everybody who fulfils the condition is on at least one; null when it asks for no list. */
export function requiredLists(tree: ConditionTree): string[] | null {
  if (tree.test === 'list') return [tree.listId];
  if (tree.test === 'all') {
    const known = tree.of.map(requiredLists).filter((lists) => lists !== null);
    return known.sort((a, b) => a.length - b.length)[0] ?? null;
  }
  if (tree.test !== 'any') return null;
  const each = tree.of.map(requiredLists);
  return each.every((lists) => lists !== null) ? [...new Set(each.flat())] : null;
}
