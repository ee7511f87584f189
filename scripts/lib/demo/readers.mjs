/** The people of the demo's world. Who they are follows from their number, so that every run meets the same ones. */

/** Where they have their mailboxes, and who runs the mail hosts of each: two are hosted by large ones, two run their own. */
export const PROVIDERS = [
  { domain: 'courriel.example', host: 'mx-biz.mail.am0.yahoodns.net' },
  { domain: 'grandposte.example', host: 'mx01.mail.icloud.com' },
  { domain: 'postfach.example' },
  { domain: 'cautious.example' },
];

const FIRST =
  `Adèle Bastien Camille Damien Élise Fabien Gaëlle Hugo Inès Jules Karine Léon Manon Noé Océane Paul Quitterie Rémi
  Sarah Théo Ulysse Valérie Wassim Xavier Yasmine Zoé Amandine Brice Chloé Denis Estelle Florent`.split(/\s+/);
const LAST =
  `Arnaud Blanchard Carpentier Dumont Étienne Fontaine Girard Huet Imbert Jacquet Klein Lambert Marchand Noël Olivier
  Perrin Quentin Roussel Simon Tessier Urbain Vidal Weber Xerri Yvon Zeller Barbier Collet Dufour`.split(/\s+/);
const TOWNS = ['Lyon', 'Paris', 'Nantes', 'Lille', 'Grenoble', 'Dijon', 'Annecy'];

const plain = (name) => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** Addresses that do not work any more, as every list has them. */
function prefixOf(n) {
  if (n % 67 === 13) return 'gone.';
  if (n % 331 === 17) return 'full.';
  return '';
}

export function reader(n) {
  const first = FIRST[n % FIRST.length];
  const last = LAST[(n * 7) % LAST.length];
  // Half of all people have their mailbox at the largest provider, few at the smallest.
  const { domain } = PROVIDERS[[0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 3, 0][(n * 5) % 16]];
  return {
    email: `${prefixOf(n)}${plain(first)}.${plain(last)}${n}@${domain}`,
    firstName: first,
    lastName: last,
    town: TOWNS[(n * 3) % TOWNS.length],
    visits: (n * 13) % 12,
  };
}

export const readers = (count) => Array.from({ length: count }, (_, n) => reader(n));

/** A number from 0 to 1 that belongs to a text: who opens, when, and who clicks is the same in every run. */
export function chance(text) {
  let hash = 2_166_136_261;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 16_777_619);
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507);
  return ((hash ^ (hash >>> 13)) >>> 0) / 4_294_967_296;
}
