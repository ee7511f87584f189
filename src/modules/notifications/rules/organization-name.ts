/** An address of the web or of mail, in whole or as people write it. */
const LEADS_AWAY = /:\/\/|@|\bwww\.|[\p{L}\d-]\.\p{L}{2,}/iu;

/**
 * The name an account gave itself, if a mail to strangers may show it: anybody may sign up as `Win at prize.example`, and our mail
 * would carry the advertisement. Null for names that lead somewhere.
 */
export function nameForStrangers(organization: string): string | null {
  return LEADS_AWAY.test(organization) ? null : organization.trim();
}
