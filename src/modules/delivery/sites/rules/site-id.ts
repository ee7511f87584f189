/** Names of sites hold colons, commas and whatever a mail host is called; on the wire they are base64url. */
export function siteId(site: string): string {
  return Buffer.from(site, 'utf8').toString('base64url');
}

/** Null for what is no id: only the one spelling of a name is. */
export function siteOfId(id: string): string | null {
  if (!/^[A-Za-z0-9_-]{1,8000}$/.test(id)) return null;
  const site = Buffer.from(id, 'base64url').toString('utf8');
  return siteId(site) === id && !site.includes('\0') ? site : null;
}
