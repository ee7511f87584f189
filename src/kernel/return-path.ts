/**
 * Customers point this name below their domain to RETURN_PATH_DOMAIN (a CNAME), so that their mail carries an envelope sender of
 * their own: SPF then speaks for their domain, and what comes back comes to us all the same.
 */
const LABEL = 'bounce.';

export function returnPathBelow(domain: string): string {
  return `${LABEL}${domain}`;
}

/** Whether a domain, in lower case, may be such a name; whose it is, the signed address at it says. */
export function mayBeReturnPath(domain: string): boolean {
  return domain.startsWith(LABEL);
}
