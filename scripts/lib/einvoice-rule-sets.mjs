/** The published rules that an e-invoice is judged by, and where they lie in a folder that somebody downloaded. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/**
 * `file` recognises a set by its name, whatever folders it lies in. `spoil` makes a document that the set has to refuse,
 * with `names` in its complaint: a check that finds nothing there finds nothing anywhere.
 */
const RULE_SETS = [
  {
    id: 'xsd-factur-x',
    title: 'schema of the Factur-X profile EN 16931',
    kind: 'schema',
    file: /^factur-x_en16931\.xsd$/i,
    spoil: (xml) => without(xml, 'ram:ApplicableHeaderTradeDelivery'),
    names: /ApplicableHeaderTradeDelivery/,
  },
  {
    id: 'xsd-cii',
    title: 'schema of UN/CEFACT Cross Industry Invoice',
    kind: 'schema',
    file: /^CrossIndustryInvoice_100pD\d\d[AB]\.xsd$/,
    spoil: (xml) => without(xml, 'ram:ApplicableHeaderTradeDelivery'),
    names: /ApplicableHeaderTradeDelivery/,
  },
  {
    id: 'en16931',
    title: 'EN 16931, rules of the CEN',
    kind: 'schematron',
    file: /^EN16931-CII-validation[^/]*\.xslt?$/,
    spoil: (xml) => xml.replace(/(<ram:GrandTotalAmount>)[^<]*/, '$199999.99'),
    names: /BR-CO-15/,
  },
  {
    id: 'factur-x',
    title: 'Factur-X 1.0, rules of the profile EN 16931',
    kind: 'schematron',
    file: /^factur-x_(?:1\.[\d.]+_)?en16931\.xslt?$/i,
    spoil: (xml) => xml.replace(/(<ram:GrandTotalAmount>)[^<]*/, '$199999.99'),
    names: /BR-CO-15/,
  },
  {
    id: 'br-fr',
    title: 'BR-FR, rules of the French reform (Flux 2)',
    kind: 'schematron',
    file: /BR-FR-Flux2-Schematron-CII(?!.*WARNING)[^/]*\.xslt?$/,
    spoil: (xml) => xml.replace('<ram:SubjectCode>PMD<', '<ram:SubjectCode>AAI<'),
    names: /BR-FR-05/,
  },
];

/** Which sets lie under a folder (of several copies the first by path), and which do not. */
export function findRuleSets(directory) {
  const files = filesUnder(directory).sort();
  const found = [];
  const missing = [];
  for (const set of RULE_SETS) {
    const path = files.find((file) => set.file.test(basename(file)));
    if (path) found.push({ ...set, path, fingerprint: fingerprintOf(path) });
    else missing.push(set);
  }
  return { found, missing };
}

function filesUnder(directory) {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

function fingerprintOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12);
}

function without(xml, name) {
  return xml.replace(new RegExp(`<${name}>[^]*</${name}>`), '');
}
