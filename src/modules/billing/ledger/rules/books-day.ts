/** Where the days of the books begin: the seller is French. */
export const BOOKS_ZONE = 'Europe/Paris';
