/** Schematron, published as XSLT 2: compiled once by xslt3, run by SaxonJS, its report (SVRL) read. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import SaxonJS from 'saxon-js';
import { SaxesParser } from 'saxes';

/** A document that these rules do not speak about breaks none of them: at least this many must have looked at it. */
const FEWEST_RULES = 50;

/** A judge of documents by one rule set; `house` is where the compiled form is kept. */
export function schematronJudge({ id, path, fingerprint }, house) {
  const compiled = join(house, 'node_modules/.cache/einvoice', `${id}-${fingerprint}.sef.json`);
  if (!existsSync(compiled)) compile(path, compiled);
  const stylesheetInternal = JSON.parse(readFileSync(compiled, 'utf8'));
  return async (xml) => {
    const stylesheetBaseURI = pathToFileURL(path).href;
    const options = { stylesheetInternal, stylesheetBaseURI, sourceText: xml, destination: 'serialized' };
    const { principalResult } = await SaxonJS.transform(options, 'async');
    return read(principalResult);
  };
}

function compile(path, compiled) {
  mkdirSync(dirname(compiled), { recursive: true });
  const half = `${compiled}.${process.pid}`;
  const args = [fileURLToPath(import.meta.resolve('xslt3')), `-xsl:${path}`, `-export:${half}`, '-nogo'];
  const done = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (done.status !== 0 || !existsSync(half))
    throw new Error(`${path} does not compile:\n${done.stdout}${done.stderr}`);
  renameSync(half, compiled);
}

function read(svrl) {
  const complaints = [];
  let rules = 0;
  let open = null;
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, attributes }) => {
    if (local === 'fired-rule') rules += 1;
    if (local !== 'failed-assert' && local !== 'successful-report') return;
    open = { id: attributes.id?.value ?? '?', warns: attributes.flag?.value === 'warning', text: '' };
    complaints.push(open);
  });
  parser.on('text', (text) => {
    if (open) open.text += text;
  });
  parser.on('closetag', ({ local }) => {
    if (local === 'failed-assert' || local === 'successful-report') open = null;
  });
  parser.write(svrl).close();
  const said = (warns) =>
    complaints
      .filter((complaint) => complaint.warns === warns)
      .map(({ id, text }) => ({ id, text: text.replace(/\s+/g, ' ').trim() }));
  return { fatal: [...said(false), ...unheard(rules)], warnings: said(true), rules };
}

function unheard(rules) {
  if (rules > FEWEST_RULES) return [];
  return [{ id: 'NOT-LOOKED-AT', text: `only ${rules} rules looked at the document: it is not what they are about` }];
}
