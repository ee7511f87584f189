/**
 * What the links of a mail begin with: TRACKING_URL, or the domain's own name, spoken to in the same way. Both lead to the same
 * proxy, so it is TRACKING_URL that says whether TLS is spoken there, and on which port.
 */
export function linkBase(trackingUrl: string, host: string | null): string {
  if (host === null) return trackingUrl;
  const url = new URL(trackingUrl);
  url.hostname = host;
  return url.origin;
}
