import type { CatalogueFile, OfferFile, PlanFile } from './catalogue-file.js';
import type { Fault } from './fault.js';
import { faultsOfPlan, faultsOfPolicies } from './plan-faults.js';
import { effectivePolicies } from './policies.js';
import { faultsOfVersions, type PlacedVersion } from './version-faults.js';

interface PlacedOffer {
  path: string;
  zone: string;
  offer: OfferFile;
}
interface PlacedPlan {
  path: string;
  offer: PlacedOffer;
  plan: PlanFile;
}

/**
 * What is wrong with a catalogue beyond its shape: names that occur twice, versions that overlap or leave gaps, prices
 * that contradict each other. What has a wrong shape (`isSound` says so) is left out, so that everything else is still told.
 */
export function faultsOfCatalogueContent(content: unknown, isSound: (path: string) => boolean): Fault[] {
  const offers = soundOffers(content, isSound);
  const plans = offers.flatMap((offer) =>
    offer.offer.plans.flatMap((plan, i): PlacedPlan[] => {
      const path = `${offer.path}/plans/${i}`;
      return isSound(path) ? [{ path, offer, plan }] : [];
    }),
  );
  return [
    ...repeatedOffers(offers),
    ...offers.flatMap(({ path, offer }) =>
      isSound(`${path}/policies`) ? within(`${path}/policies`, faultsOfPolicies(offer.policies)) : [],
    ),
    ...plans.flatMap(({ path, plan }) => within(path, faultsOfPlan(plan))),
    ...offers.flatMap((offer) => severalFreePlans(plans.filter((plan) => plan.offer === offer))),
    ...faultsOfCodes(plans),
  ];
}

function soundOffers(content: unknown, isSound: (path: string) => boolean): PlacedOffer[] {
  const { offers } = (content ?? {}) as Partial<CatalogueFile>;
  if (!Array.isArray(offers)) return [];
  return offers.flatMap((offer, i): PlacedOffer[] => {
    const path = `/offers/${i}`;
    if (!Array.isArray((offer as Partial<OfferFile> | null)?.plans)) return [];
    const policies = isSound(`${path}/policies`) ? effectivePolicies({}, offer.policies) : effectivePolicies({}, {});
    const zoneIsGood = faultsOfPolicies({ 'quota.timezone': policies['quota.timezone'] }).length === 0;
    return [{ path, offer, zone: zoneIsGood ? policies['quota.timezone'] : 'UTC' }];
  });
}

function repeatedOffers(offers: readonly PlacedOffer[]): Fault[] {
  const codes = offers.map(({ offer }) => offer.code);
  return offers.flatMap(({ path, offer: { code } }, i) =>
    typeof code === 'string' && codes.indexOf(code) !== i
      ? [{ path: `${path}/code`, message: `two offers are called ${code}` }]
      : [],
  );
}

function severalFreePlans(plans: readonly PlacedPlan[]): Fault[] {
  const free = plans.filter(({ plan }) => plan.tier === 'free');
  return free
    .filter(({ plan }) => plan.code !== free[0]?.plan.code)
    .map(({ path, offer }) => ({
      path: `${path}/tier`,
      message: `offer ${offer.offer.code} has more than one free plan`,
    }));
}

/** Entries of one code and offer are versions; of two offers, a mistake. */
function faultsOfCodes(plans: readonly PlacedPlan[]): Fault[] {
  const byCode = new Map<string, PlacedPlan[]>();
  for (const plan of plans) byCode.set(plan.plan.code, [...(byCode.get(plan.plan.code) ?? []), plan]);
  return [...byCode].flatMap(([code, entries]) => {
    const first = entries[0]!;
    const mistaken = (entry: PlacedPlan, i: number): boolean =>
      i > 0 && (entry.offer !== first.offer || entry.plan.validFrom === undefined);
    const versions = entries.filter((entry, i) => !mistaken(entry, i));
    return [
      ...entries
        .filter(mistaken)
        .map(({ path }) => ({ path: `${path}/code`, message: `two plans are called ${code}` })),
      ...faultsOfVersions(versions.map(toVersion)),
    ];
  });
}

function toVersion({ path, plan, offer: { zone } }: PlacedPlan): PlacedVersion {
  return { path, plan, zone };
}

function within(path: string, faults: readonly Fault[]): Fault[] {
  return faults.map((fault) => ({ path: path + fault.path, message: fault.message }));
}
