import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';

interface Document {
  paths: Record<string, Record<string, unknown>>;
}

const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Document;
const ajv = new Ajv2020({ strict: false, validateFormats: false });
ajv.addSchema(document, 'contract');

const partsOf = (path: string): string[] => path.replace(/\?.*$/, '').split('/');

/** A page may write `{id}`, `$LIST`, `msg_…` or a value where the contract has a parameter; the rest is said as it is. */
function pathNamed(path: string): string | undefined {
  const given = partsOf(path);
  const isParameter = (part: string): boolean => /^\{.*\}$/.test(part);
  const fits = (part: string, at: number): boolean => part === given[at] || isParameter(part);
  const parameters = (known: string): number => partsOf(known).filter(isParameter).length;
  return Object.keys(document.paths)
    .filter((known) => partsOf(known).length === given.length && partsOf(known).every(fits))
    .sort((a, b) => parameters(a) - parameters(b))[0];
}

export function operationExists(method: string, path: string): boolean {
  const known = pathNamed(path);
  return known !== undefined && method.toLowerCase() in document.paths[known]!;
}

type Node = Record<string, unknown> & { $ref?: string };

/** The place of a schema, found through whatever the document keeps among its components. */
function placeOf(parts: string[]): string {
  let place: string[] = [];
  let node = document as unknown as Node;
  for (const part of [...parts, '']) {
    while (typeof node.$ref === 'string') {
      place = node.$ref
        .slice(2)
        .split('/')
        .map((one) => one.replaceAll('~1', '/').replaceAll('~0', '~'));
      node = place.reduce((inner, one) => inner[one] as Node, document as unknown as Node);
    }
    if (part === '') break;
    node = node[part] as Node;
    if (node === undefined) throw new Error(`the contract has no ${parts.join(' ')}`);
    place = [...place, part];
  }
  const escaped = place.map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')));
  return `contract#/${escaped.join('/')}`;
}

/**
 * What is wrong with a text that a page shows as a body: `POST /v1/messages` is what is sent there, `202 of POST
 * /v1/messages` what comes back. Null when nothing is.
 */
export function bodyFaults(remark: string, json: string): string | null {
  const [, status, method, path] = /^(?:(\d{3}) of )?([A-Z]+) (\S+)$/.exec(remark) ?? [];
  if (method === undefined || path === undefined) return `says not what it is: “${remark}”`;
  const known = pathNamed(path);
  if (known === undefined) return `names no operation: ${remark}`;
  const type = status !== undefined && Number(status) >= 400 ? 'application/problem+json' : 'application/json';
  const where = status === undefined ? ['requestBody'] : ['responses', status];
  const schema = { $ref: placeOf(['paths', known, method.toLowerCase(), ...where, 'content', type, 'schema']) };
  const validate = ajv.compile(schema);
  return validate(JSON.parse(json)) ? null : ajv.errorsText(validate.errors);
}
