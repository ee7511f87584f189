/** Where somebody goes after signing in; never anywhere but a page of ours, whatever a link says. */
export const HOME = '/admin';
export const BOARD = '/admin/queues';
const PAGES = [BOARD, '/metrics', '/docs', HOME];

export function nextPage(wanted: unknown): string {
  if (typeof wanted !== 'string' || !/^\/[\w/:.-]*$/.test(wanted) || wanted.includes('..') || wanted.includes('//'))
    return HOME;
  return PAGES.some((page) => wanted === page || wanted.startsWith(`${page}/`)) ? wanted : HOME;
}
