/** What the value of an `href` means, and which of those meanings are links that may be counted. */

/** As long as servers and browsers agree about; what is longer stays as it is. */
const LONGEST_URL = 4_096;
const WEB = /^https?:\/\/[^/]/i;
const SCHEME = /^[a-z][a-z0-9+.-]*:/i;
// eslint-disable-next-line no-control-regex -- they would end a header field
const CONTROL = /[\0-\x1f\x7f]/;

/** Named references that addresses really hold; of any other nothing is guessed. */
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", AMP: '&' };
/** Names that count without their semicolon too (HTML standard §13.5), as far as an address could end in them. */
const WITHOUT_SEMICOLON = new Set(
  (
    'AElig AMP Aacute Acirc Agrave Aring Atilde Auml COPY Ccedil ETH Eacute Ecirc Egrave Euml GT Iacute Icirc Igrave Iuml LT Ntilde ' +
    'Oacute Ocirc Ograve Oslash Otilde Ouml QUOT REG THORN Uacute Ucirc Ugrave Uuml Yacute aacute acirc acute aelig agrave amp aring ' +
    'atilde auml brvbar ccedil cedil cent copy curren deg divide eacute ecirc egrave eth euml frac12 frac14 frac34 gt iacute icirc iexcl ' +
    'igrave iquest iuml laquo lt macr micro middot nbsp not ntilde oacute ocirc ograve ordf ordm oslash otilde ouml para plusmn pound ' +
    'quot raquo reg sect shy sup1 sup2 sup3 szlig thorn times uacute ucirc ugrave uml uuml yacute yen yuml'
  ).split(' '),
);
const REFERENCE = /&(?:#(?:([0-9]{1,7})|[xX]([0-9a-fA-F]{1,6}));?|([a-zA-Z][a-zA-Z0-9]*)(;|=)?)/g;

/** The text of an attribute value, its character references undone; null when one is not known for certain. */
export function attributeText(value: string): string | null {
  if (!value.includes('&')) return value;
  let isCertain = true;
  const text = value.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string, end?: string) => {
    if (name === undefined) {
      const code = decimal === undefined ? Number.parseInt(hex!, 16) : Number(decimal);
      // Below are the code points that the standard replaces by others.
      if (code >= 0x20 && code < 0x7f) return String.fromCharCode(code);
      if (code > 0xa0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) return String.fromCodePoint(code);
      isCertain = false;
      return whole;
    }
    if (end === '=' || (end === undefined && !WITHOUT_SEMICOLON.has(name))) return whole;
    const character = NAMED[name];
    if (character === undefined) isCertain = false;
    return character ?? whole;
  });
  return isCertain && !/&#(?![0-9xX])|&#[xX]?[0-9a-fA-F]{7,}/.test(value) ? text : null;
}

/** The address that a click on it opens; null for what is no web address or cannot be told apart from one. */
export function linkUrl(text: string, base: string | null): string | null {
  // eslint-disable-next-line no-control-regex -- the URL standard drops these before it looks at anything
  const trimmed = text.replace(/[\t\n\r]/g, '').replace(/^[\0-\x20]+|[\0-\x20]+$/g, '');
  if (trimmed === '' || trimmed.startsWith('#')) return null;
  const absolute = SCHEME.test(trimmed) ? trimmed : resolved(trimmed, base);
  if (absolute === null || absolute.length > LONGEST_URL || !WEB.test(absolute) || CONTROL.test(absolute)) return null;
  return URL.canParse(absolute) ? absolute : null;
}

function resolved(relative: string, base: string | null): string | null {
  if (base === null || !URL.canParse(relative, base)) return null;
  return new URL(relative, base).href;
}

/** The same address for a `Location` field: as it was written while that is printable ASCII, else as a browser would ask for it. */
export function locationOf(url: string): string {
  return /^[\x21-\x7e]+$/.test(url) ? url : new URL(url).href;
}
