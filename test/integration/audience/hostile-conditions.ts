interface Hostile {
  condition: unknown;
  /** Pointers into the condition, with the code there; a field of the body where it does not come as far as the condition. */
  faults: string[];
}

const city = (op: string, value: unknown): object => ({ field: 'city', op, value });
const nested = (levels: number): object => (levels === 0 ? city('eq', 'Paris') : { not: nested(levels - 1) });

/** Beside the fields that every contact has: `city` is a text, `age` a number, `vip` yes or no, `born` a date. */
export const HOSTILE_CONDITIONS: Record<string, Hostile> = {
  'no condition at all': { condition: null, faults: ['condition wrong_type'] },
  'a list in place of a condition': { condition: [], faults: ['condition wrong_type'] },
  'a text in place of a condition': { condition: 'true', faults: ['condition wrong_type'] },
  'an empty condition': { condition: {}, faults: [' required'] },
  'two forms at once': { condition: { all: [], any: [] }, faults: [' not_allowed'] },
  'a form and a stranger': {
    condition: { all: [city('eq', 'x')], $where: 'this.city' },
    faults: ['/$where unknown_field'],
  },
  'a stranger beside a test': { condition: { ...city('eq', 'x'), sql: 'true' }, faults: ['/sql unknown_field'] },
  'a place with the signs of pointers': {
    condition: { all: [city('eq', 'x')], 'a/b~c': 1 },
    faults: ['/a~1b~0c unknown_field'],
  },
  'all of nothing': { condition: { all: [] }, faults: ['/all too_few'] },
  'any of no list': { condition: { any: {} }, faults: ['/any wrong_type'] },
  'not of a list': { condition: { not: [] }, faults: ['/not wrong_type'] },
  'an empty part': { condition: { any: [city('eq', 'x'), null] }, faults: ['/any/1 wrong_type'] },
  'too many levels': { condition: nested(10), faults: ['/not/not/not/not/not/not/not/not/not/not too_deep'] },
  'too many conditions': {
    condition: { any: Array.from({ length: 100 }, () => city('eq', 'x')) },
    faults: ['/any/99 too_many'],
  },
  'a field that contacts do not have': {
    condition: { field: 'shoeSize', op: 'eq', value: 1 },
    faults: ['/field field_not_found'],
  },
  'a column that is nobody’s business': {
    condition: { field: 'account_id', op: 'exists' },
    faults: ['/field field_not_found'],
  },
  'a field by the name of every object': {
    condition: { field: '__proto__', op: 'exists' },
    faults: ['/field field_not_found'],
  },
  'another field by the name of every object': {
    condition: { field: 'constructor', op: 'exists' },
    faults: ['/field field_not_found'],
  },
  'a field with SQL in its name': {
    condition: { field: "city') or true --", op: 'exists' },
    faults: ['/field field_not_found'],
  },
  'a field that is no text': { condition: { field: 7, op: 'exists' }, faults: ['/field wrong_type'] },
  'no operator': { condition: { field: 'city' }, faults: ['/op required'] },
  'an operator that there is not': { condition: city('regex', '.*'), faults: ['/op not_allowed'] },
  'an operator of another type, for a text': { condition: city('gt', 'A'), faults: ['/op operator_not_allowed'] },
  'an operator of another type, for a number': {
    condition: { field: 'age', op: 'contains', value: '1' },
    faults: ['/op operator_not_allowed'],
  },
  'an operator of another type, for yes or no': {
    condition: { field: 'vip', op: 'in', value: [true] },
    faults: ['/op operator_not_allowed'],
  },
  'an operator of another type, for a date': {
    condition: { field: 'born', op: 'startsWith', value: '2026' },
    faults: ['/op operator_not_allowed'],
  },
  'an operator of another type, for tags': {
    condition: { field: 'tags', op: 'before', value: '2026-01-01' },
    faults: ['/op operator_not_allowed'],
  },
  'no value': { condition: { field: 'city', op: 'eq' }, faults: ['/value required'] },
  'an empty text': { condition: city('eq', ''), faults: ['/value required'] },
  'a value that the operator has no use for': {
    condition: { field: 'city', op: 'exists', value: false },
    faults: ['/value not_expected'],
  },
  'a number for a text': { condition: city('eq', 7), faults: ['/value wrong_type'] },
  'an object for a text': { condition: city('eq', { $ne: null }), faults: ['/value wrong_type'] },
  'a list for one text': { condition: city('eq', ['Paris']), faults: ['/value wrong_type'] },
  'a text for a number': { condition: { field: 'age', op: 'gt', value: '18' }, faults: ['/value wrong_type'] },
  'NaN, as text': { condition: { field: 'age', op: 'gt', value: 'NaN' }, faults: ['/value wrong_type'] },
  'a text for yes or no': { condition: { field: 'vip', op: 'eq', value: 'true' }, faults: ['/value wrong_type'] },
  'a number for a date': { condition: { field: 'born', op: 'before', value: 0 }, faults: ['/value wrong_type'] },
  'a day that no calendar has': {
    condition: { field: 'born', op: 'before', value: '2026-02-30' },
    faults: ['/value wrong_format'],
  },
  'a time for a date without one': {
    condition: { field: 'born', op: 'before', value: '2026-02-03T10:00:00Z' },
    faults: ['/value wrong_format'],
  },
  'a time without a zone': {
    condition: { field: 'createdAt', op: 'after', value: '2026-02-03T10:00:00' },
    faults: ['/value wrong_format'],
  },
  'a time on a day that no calendar has': {
    condition: { field: 'createdAt', op: 'after', value: '2026-02-30T10:00:00Z' },
    faults: ['/value wrong_format'],
  },
  'an hour that no clock has': {
    condition: { field: 'createdAt', op: 'after', value: '2026-02-03T24:30:00Z' },
    faults: ['/value wrong_format'],
  },
  'a year that databases know nothing of': {
    condition: { field: 'createdAt', op: 'after', value: '0000-01-01' },
    faults: ['/value wrong_format'],
  },
  'no days': { condition: { field: 'createdAt', op: 'withinDays', value: 0 }, faults: ['/value too_small'] },
  'half a day': { condition: { field: 'createdAt', op: 'withinDays', value: 0.5 }, faults: ['/value wrong_type'] },
  'days as text': { condition: { field: 'createdAt', op: 'withinDays', value: '30' }, faults: ['/value wrong_type'] },
  'more days than ten years': {
    condition: { field: 'createdAt', op: 'notWithinDays', value: 3_651 },
    faults: ['/value too_large'],
  },
  'in nothing': { condition: city('in', []), faults: ['/value too_few'] },
  'in one that is no list': { condition: city('in', 'Paris'), faults: ['/value wrong_type'] },
  'in too many': {
    condition: city(
      'in',
      Array.from({ length: 501 }, (_, n) => `${n}`),
    ),
    faults: ['/value too_many'],
  },
  'in a list with strangers': {
    condition: city('in', ['Paris', 7, null]),
    faults: ['/value/1 wrong_type', '/value/2 wrong_type'],
  },
  'NUL in a text': { condition: city('contains', 'a\u0000b'), faults: ['condition.value invalid_characters'] },
  'a text without end': { condition: city('eq', 'x'.repeat(1_001)), faults: ['/value too_long'] },
  'a list that is no id': { condition: { inList: 'newsletter' }, faults: ['/inList reference_not_found'] },
  'an id of something else': {
    condition: { inList: 'seg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a11' },
    faults: ['/inList reference_not_found'],
  },
  'a list by number': { condition: { inList: 7 }, faults: ['/inList wrong_type'] },
  'several faults, each with its place': {
    condition: {
      all: [city('gt', 1), { any: [{ not: { field: 'x', op: 'y' } }, { field: 'age', op: 'eq', value: true }] }],
    },
    faults: [
      '/all/0/op operator_not_allowed',
      '/all/1/any/0/not/field field_not_found',
      '/all/1/any/0/not/op not_allowed',
      '/all/1/any/1/value wrong_type',
    ],
  },
};
