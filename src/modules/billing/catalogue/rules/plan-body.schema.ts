import { PLAN_SCHEMA } from './catalogue.schema.js';

const SHOWN = { currency: { enum: ['EUR'] }, taxIncluded: { enum: [false] } } as const;
const { validUntil: _ends, prices, addOns, ...properties } = PLAN_SCHEMA.properties as Record<string, ListOfObjects>;

interface ListOfObjects {
  items: { properties: Record<string, object>; required: string[] };
}

/** The same plan as in a catalogue file, with what answers show beside its amounts. */
export const PLAN_BODY_SCHEMA = {
  ...PLAN_SCHEMA,
  properties: {
    ...properties,
    prices: withShown(prices!, ['interval', 'amount']),
    addOns: withShown(addOns!, ['kind', 'amount']),
  },
};

function withShown(list: ListOfObjects, required: string[]): object {
  return {
    ...list,
    items: { ...list.items, required, properties: { ...list.items.properties, ...SHOWN } },
  };
}
