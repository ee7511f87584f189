import { readFile } from 'node:fs/promises';
import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { CATALOGUE_SCHEMA } from '../rules/catalogue.schema.js';
import { faultsOfCatalogueContent } from '../rules/catalogue-faults.js';
import type { CatalogueFile } from '../rules/catalogue-file.js';
import { type Fault, segmentsOf } from '../rules/fault.js';
import { shapeFaults } from './shape-faults.js';

/** The catalogue file cannot be used; every fault is named with its line. */
export class OffersFileError extends Error {
  constructor(
    readonly path: string,
    readonly faults: string[],
    options?: ErrorOptions,
  ) {
    super(`OFFERS_FILE ${path} cannot be used:\n${faults.map((fault) => `  ${fault}`).join('\n')}`, options);
    this.name = 'OffersFileError';
  }
}

export async function readOffersFile(path: string): Promise<CatalogueFile> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (cause) {
    throw new OffersFileError(path, [(cause as Error).message], { cause });
  }
  const faults = faultsOfOffersText(text);
  if (faults.length > 0) throw new OffersFileError(path, faults);
  return JSON.parse(text) as CatalogueFile;
}

/** All that is wrong with the text of a catalogue, in the order of its lines: `line 12: /offers/0/… is …`. */
export function faultsOfOffersText(text: string): string[] {
  const broken: ParseError[] = [];
  const root = parseTree(text, broken, { disallowComments: true, allowTrailingComma: false });
  if (broken.length > 0 || root === undefined) {
    const told = broken.map(({ offset, error }) => `line ${lineAt(text, offset)}: ${printParseErrorCode(error)}`);
    return told.length > 0 ? told : ['line 1: the file is empty'];
  }
  const located = [
    ...repeatedKeys(root).map((node) => ({ offset: node.offset, path: '', message: `key ${node.value} occurs twice` })),
    ...faultsOfCatalogue(JSON.parse(text)).map((fault) => ({ ...fault, offset: offsetOf(root, fault.path) })),
  ];
  const lines = located
    .sort((a, b) => a.offset - b.offset)
    .map(({ offset, path, message }) => `line ${lineAt(text, offset)}: ${path === '' ? '' : `${path} `}${message}`);
  return [...new Set(lines)];
}

const faultsOfShape = shapeFaults(CATALOGUE_SCHEMA);

/** All that is wrong with a catalogue: shapes first, then what contradicts itself. */
export function faultsOfCatalogue(content: unknown): Fault[] {
  const faults = faultsOfShape(content);
  const isSound = (path: string): boolean =>
    !faults.some((fault) => fault.path === path || fault.path.startsWith(`${path}/`));
  return [...faults, ...faultsOfCatalogueContent(content, isSound)];
}

/** Where it is written; what is missing is missed where it should be. */
function offsetOf(root: Node, path: string): number {
  const segments = segmentsOf(path);
  for (let depth = segments.length; depth > 0; depth -= 1) {
    const node = findNodeAtLocation(root, segments.slice(0, depth));
    if (node) return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }
  return root.offset;
}

/** The keys of an object that a reader of JSON would silently drop. */
function repeatedKeys(node: Node): (Node & { value?: string })[] {
  const children = node.children ?? [];
  const keys = node.type === 'object' ? children.map((property) => property.children![0]!) : [];
  const names = keys.map(({ value }) => value as string);
  return [...keys.filter((_, i) => names.indexOf(names[i]!) !== i), ...children.flatMap(repeatedKeys)];
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length;
}
