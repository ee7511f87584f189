/** What a browser says about where a form was sent from. */
export interface FormSource {
  /** Sec-Fetch-Site */
  site: string | undefined;
  origin: string | undefined;
  host: string | undefined;
}

/**
 * Whether a form was sent from a page of ours. Browsers say where it comes from, and no page can make them say otherwise, so
 * that no other site votes with its visitors' hands. Whoever says nothing is a program, which has no visitors.
 */
export function isOwnForm({ site, origin, host }: FormSource, publicUrl: string): boolean {
  if (site !== undefined) return site === 'same-origin';
  if (origin === undefined) return true;
  return origin === new URL(publicUrl).origin || (host !== undefined && /^https?:\/\/(.+)$/.exec(origin)?.[1] === host);
}
