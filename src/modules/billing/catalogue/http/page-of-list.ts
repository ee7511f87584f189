import { type ListQuery, type Page, page, parseCursor } from '../../../../platform/http/index.js';

/** A page of a list that is in memory anyway; the cursor names the last item shown. */
export function pageOfList<T>(list: string, views: T[], query: ListQuery, nameOf: (view: T) => string): Page<T> {
  const after = parseCursor(list, ['text'], query.cursor)?.[0];
  const start = after === undefined ? 0 : views.findIndex((view) => nameOf(view) === after) + 1;
  return page(
    views.slice(start, start + query.limit + 1),
    query.limit,
    { list, keys: (view) => [nameOf(view)] },
    (view) => view,
  );
}
