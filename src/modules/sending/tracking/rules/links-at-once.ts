export interface FollowedLink {
  readonly deliveryId: string;
  /** Null for a picture. */
  readonly link: number | null;
  readonly atMs: number;
}

const AT_ONCE_MS = 1_000;

/** For each request, how many different links of its copy were followed within a second of it, before or after. */
export function linksAtOnce(requests: readonly FollowedLink[], earlier: readonly FollowedLink[] = []): number[] {
  const ofDelivery = new Map<string, FollowedLink[]>();
  for (const request of [...earlier, ...requests]) {
    if (request.link === null) continue;
    const known = ofDelivery.get(request.deliveryId);
    if (known) known.push(request);
    else ofDelivery.set(request.deliveryId, [request]);
  }
  return requests.map(({ deliveryId, link, atMs }) => {
    if (link === null) return 0;
    const near = (ofDelivery.get(deliveryId) ?? []).filter((other) => Math.abs(other.atMs - atMs) < AT_ONCE_MS);
    return new Set(near.map((other) => other.link)).size;
  });
}
