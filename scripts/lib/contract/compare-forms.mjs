/**
 * What changed between two forms, and whom it breaks. Who sends a value is broken by what is refused now; who reads one
 * is broken by what he may meet, or miss, now.
 */
import { flatForm, nameOf } from './flat-form.mjs';

const LOWER = ['minLength', 'minimum', 'minItems'];
const UPPER = ['maxLength', 'maximum', 'maxItems'];

/**
 * @param {'sent' | 'read'} way
 * @param {{was: object, now: object}} schemas the named schemas of both contracts
 * @returns {{place: string, what: string, breaks: boolean}[]}
 */
export function compareForms(was, now, way, schemas) {
  const changes = [];
  walk({ was, now, place: '' }, { way, schemas, seen: new Set(), say: (...change) => changes.push(asChange(change)) });
  return changes;
}

function asChange([place, what, breaks]) {
  return { place, what, breaks };
}

function walk({ was, now, place }, context) {
  const { schemas, seen, say, way } = context;
  const pair = `${nameOf(was) ?? ''} ${nameOf(now) ?? ''}`;
  if (nameOf(was) && nameOf(now)) {
    if (seen.has(pair)) return;
    seen.add(pair);
  }
  const [old, young] = [flatForm(was, schemas.was), flatForm(now, schemas.now)];
  compareTypes(old, young, place, context);
  compareValues(old, young, place, context);
  compareLimits(old, young, place, context);
  compareChoices(old, young, place, context);
  if (way === 'sent' && !old.closed && young.closed && Object.keys(old.properties).length > 0)
    say(place, 'unknown fields are refused', true);
  for (const [name, form] of Object.entries(old.properties)) {
    const at = place === '' ? name : `${place}.${name}`;
    if (!(name in young.properties)) say(at, 'is gone', true);
    else compareMember({ name, at, form, old, young }, context);
  }
  for (const name of Object.keys(young.properties).filter((one) => !(one in old.properties)))
    sayNew(place === '' ? name : `${place}.${name}`, young.required.includes(name), context);
  if (old.items && young.items) walk({ was: old.items, now: young.items, place: `${place}[]` }, context);
}

function sayNew(at, isRequired, { way, say }) {
  if (way === 'sent' && isRequired) say(at, 'is new and required', true);
  else say(at, 'is new', false);
}

function compareMember({ name, at, form, old, young }, context) {
  const { way, say } = context;
  const [must, mustNow] = [old.required.includes(name), young.required.includes(name)];
  if (!must && mustNow) say(at, way === 'sent' ? 'is required' : 'is always there', way === 'sent');
  if (must && !mustNow) say(at, way === 'sent' ? 'may be left out' : 'may be missing', way === 'read');
  walk({ was: form, now: young.properties[name], place: at }, context);
}

/** An integer is a number; no type at all is any type. */
function compareTypes(old, young, place, { way, say }) {
  const covers = (types, type) =>
    types.length === 0 || types.includes(type) || (type === 'integer' && types.includes('number'));
  const lost = missing(old.types, young.types, covers);
  const added = missing(young.types, old.types, covers);
  if (lost.length > 0) say(place, `is no longer ${lost.join(' or ')}`, way === 'sent');
  if (added.length > 0) say(place, `may be ${added.join(' or ')}`, way === 'read');
}

/** What of `some` the `others` do not cover; everything, when they are said for the first time. */
function missing(some, others, covers) {
  if (some.length === 0) return others.length === 0 ? [] : ['anything'];
  return some.filter((type) => !covers(others, type));
}

function compareValues(old, young, place, { way, say }) {
  if (old.values === null && young.values !== null) say(place, `is one of ${list(young.values)}`, way === 'sent');
  if (old.values !== null && young.values === null) say(place, 'may have other values', way === 'read');
  if (old.values === null || young.values === null) return;
  const lost = old.values.filter((value) => !young.values.includes(value));
  const added = young.values.filter((value) => !old.values.includes(value));
  if (lost.length > 0) say(place, `is never ${list(lost)}`, true);
  // Clients are told from the start that lists of values grow.
  if (added.length > 0) say(place, `may be ${list(added)}`, false);
}

function compareLimits(old, young, place, { way, say }) {
  for (const name of new Set([...Object.keys(old.limits), ...Object.keys(young.limits)])) {
    const [was, now] = [old.limits[name], young.limits[name]];
    if (was === now) continue;
    const what = `${name} ${was === undefined ? 'is' : `was ${was} and is`} ${now === undefined ? 'gone' : now}`;
    say(place, what, breaksBy(name, was, now, way));
  }
}

function breaksBy(name, was, now, way) {
  const narrower = isNarrower(name, was, now);
  const wider = isNarrower(name, now, was);
  // Numbers and lengths of answers are no promise; their form is.
  return way === 'sent' ? narrower : wider && !LOWER.includes(name) && !UPPER.includes(name);
}

function isNarrower(name, was, now) {
  if (now === undefined) return false;
  if (was === undefined) return true;
  if (LOWER.includes(name)) return now > was;
  if (UPPER.includes(name)) return now < was;
  return now !== was;
}

function compareChoices(old, young, place, context) {
  const { way, say } = context;
  const keyOf = (choice) => nameOf(choice) ?? JSON.stringify(choice);
  const before = new Map(old.choices.map((choice) => [keyOf(choice), choice]));
  const after = new Map(young.choices.map((choice) => [keyOf(choice), choice]));
  for (const [key, choice] of before) {
    if (after.has(key)) walk({ was: choice, now: after.get(key), place }, context);
    else say(place, `is no longer ${key}`, way === 'sent');
  }
  for (const key of after.keys()) if (!before.has(key)) say(place, `may be ${key}`, way === 'read');
}

function list(values) {
  return values.map((value) => `\`${value}\``).join(', ');
}
