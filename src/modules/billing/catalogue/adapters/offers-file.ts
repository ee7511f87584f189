import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { CATALOGUE_SCHEMA } from '../rules/catalogue.schema.js';
import type { CatalogueFile } from '../rules/catalogue-file.js';

/** The catalogue file cannot be used; every fault is named. */
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
  let content: unknown;
  try {
    content = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new OffersFileError(path, [(cause as Error).message], { cause });
  }
  const faults = faultsOfCatalogue(content);
  if (faults.length > 0) throw new OffersFileError(path, faults);
  return content as CatalogueFile;
}

/** All that is wrong with a catalogue: its shape, then names that occur twice. */
export function faultsOfCatalogue(content: unknown): string[] {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile<CatalogueFile>(CATALOGUE_SCHEMA);
  if (!validate(content)) {
    return (validate.errors ?? []).map(
      (error) => `${error.instancePath || '/'} ${error.message ?? error.keyword}${unknownField(error.params)}`,
    );
  }
  return [
    ...repeated(content.offers.map((offer) => offer.code)).map((code) => `two offers are called ${code}`),
    ...repeated(content.offers.flatMap((offer) => offer.plans.map((plan) => plan.code))).map(
      (code) => `two plans are called ${code}`,
    ),
    ...content.offers.flatMap((offer) => severalFreePlans(offer)),
  ];
}

function severalFreePlans(offer: CatalogueFile['offers'][number]): string[] {
  return offer.plans.filter((plan) => plan.tier === 'free').length > 1
    ? [`offer ${offer.code} has more than one free plan`]
    : [];
}

function unknownField(params: Record<string, unknown>): string {
  return typeof params.additionalProperty === 'string' ? `: ${params.additionalProperty}` : '';
}

function repeated(codes: string[]): string[] {
  return [...new Set(codes.filter((code, i) => codes.indexOf(code) !== i))];
}
