import { type ListQuery, type Page, page, parseCursor } from '../../../platform/http/index.js';

/** A page of a list that is short enough to be read whole; `keyOf` names an item for as long as it is in it. */
export function pageOfList<View>(
  list: string,
  views: readonly View[],
  { limit, cursor }: ListQuery,
  keyOf: (view: View) => string,
): Page<View> {
  const after = parseCursor(list, ['text'], cursor)?.[0];
  const start = after === undefined ? 0 : views.findIndex((view) => keyOf(view) === after) + 1;
  return page(views.slice(start, start + limit + 1), limit, { list, keys: (view) => [keyOf(view)] }, (view) => view);
}
