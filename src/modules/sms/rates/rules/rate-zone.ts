/** Where the days of the rate card begin: the installation's own days. */
export const RATE_ZONE = 'Europe/Paris';
