import type { Texts } from '../../../../kernel/texts.js';

/** How many people an account may have, as what was sold tells. */
export interface SeatAllowance {
  /** Null: as many as come. */
  included: number | null;
  purchased: number;
  /** What one more seat costs without VAT, and where it is bought; null, or not there, where none is sold. */
  onSale?: { price: { amount: string; currency: string }; path: string } | null;
}

export interface Seats {
  included: number | null;
  purchased: number;
  /** Everybody who has joined, and everybody whose invitation is still good. */
  used: number;
  total: number | null;
}

export const UNLIMITED: SeatAllowance = { included: null, purchased: 0 };

export function seatsOf({ included, purchased }: SeatAllowance, used: number): Seats {
  return { included, purchased, used, total: included === null ? null : included + purchased };
}

export function hasFreeSeat({ used, total }: Seats): boolean {
  return total === null || used < total;
}

/** Why nobody can be invited now. After a downgrade there may be more people than seats; all of them stay. */
export function noSeatDetail({ used, total }: Seats): Texts {
  return used > (total ?? 0)
    ? {
        en: `The account has ${used} people and invitations, and ${total} seats. Everybody stays, but nobody can be invited until there are seats again.`,
        fr: `Le compte a ${used} personnes et invitations pour ${total} places. Tout le monde reste, mais personne ne peut être invité tant qu’il n’y a pas de place.`,
        de: `Das Konto hat ${used} Personen und Einladungen, aber ${total} Plätze. Alle bleiben, aber niemand kann eingeladen werden, solange kein Platz frei ist.`,
        es: `La cuenta tiene ${used} personas e invitaciones y ${total} plazas. Todos se quedan, pero no se puede invitar a nadie hasta que haya plazas libres.`,
        it: `L’account ha ${used} persone e inviti per ${total} posti. Tutti restano, ma non si può invitare nessuno finché non si libera un posto.`,
      }
    : {
        en: `All ${total} seats are taken, by people or by invitations that are still good.`,
        fr: `Les ${total} places sont prises, par des personnes ou des invitations encore valables.`,
        de: `Alle ${total} Plätze sind belegt, von Personen oder von Einladungen, die noch gelten.`,
        es: `Las ${total} plazas están ocupadas, por personas o por invitaciones aún válidas.`,
        it: `I ${total} posti sono tutti occupati, da persone o da inviti ancora validi.`,
      };
}
