/** What changed between two contracts: every difference once, with whom it breaks, in the order of the operations. */
import { compareForms } from './compare-forms.mjs';

/**
 * @param was the released contract, @param now today's (both by `contractOf`)
 * @returns {{key: string, at: string, text: string, breaks: boolean}[]} `key` names a change in breaks.json
 */
export function compareContracts(was, now) {
  const schemas = { was: was.schemas, now: now.schemas };
  const changes = [];
  const say = (subject, at, text, breaks) => changes.push({ key: `${subject}: ${text}`, at, text, breaks });
  const { renamed, names } = renames(was.operations, now.operations);
  for (const [id, old] of Object.entries(was.operations)) {
    const today = now.operations[renamed.get(id) ?? id];
    if (today === undefined) say(id, old.at, 'is gone', true);
    else {
      if (renamed.has(id)) say(id, old.at, `is called \`${renamed.get(id)}\` in generated clients`, true);
      compareOperation(id, old, today, { schemas, say: (text, breaks) => say(id, today.at, text, breaks) });
    }
  }
  for (const [id, { at }] of Object.entries(now.operations))
    if (!(id in was.operations) && !names.has(id)) say(id, at, 'is new', false);
  compareWebhooks(was, now, { schemas, say });
  return changes;
}

/** An operation that stands where one of another name stood. */
function renames(was, now) {
  const places = new Map(Object.entries(now).map(([id, { at }]) => [at, id]));
  const renamed = new Map(
    Object.entries(was).flatMap(([id, { at }]) => (!(id in now) && places.has(at) ? [[id, places.get(at)]] : [])),
  );
  return { renamed, names: new Set(renamed.values()) };
}

function compareOperation(id, old, today, context) {
  const { say } = context;
  if (old.at !== today.at) say(`was \`${old.at}\``, true);
  compareAccess(old.access, today.access, say);
  compareParameters(old.parameters, today.parameters, context);
  compareBodies(old.body, today.body, context);
  compareAnswers(old.answers, today.answers, context);
  for (const code of lost(old.problems, today.problems)) say(`\`${code}\` is gone`, true);
  for (const code of lost(today.problems, old.problems)) say(`may answer \`${code}\``, false);
}

function compareAccess(old, today, say) {
  if (old.public && !today.public) say('is no longer public', true);
  if (!old.public && today.public) say('is public', false);
  if (old.public || today.public) return;
  for (const role of lost(old.roles, today.roles)) say(`is closed to \`${role}\``, true);
  for (const role of lost(today.roles, old.roles)) say(`is open to \`${role}\``, false);
  // Of several scopes each one opens it.
  for (const scope of lost(old.scopes, today.scopes)) say(`is closed to keys with \`${scope}\``, true);
  for (const scope of lost(today.scopes, old.scopes)) say(`is open to keys with \`${scope}\``, false);
}

function compareParameters(old, today, context) {
  const { say } = context;
  for (const [name, { required, schema }] of Object.entries(old)) {
    const now = today[name];
    if (now === undefined) {
      say(`parameter \`${name}\` is gone`, true);
      continue;
    }
    if (!required && now.required) say(`parameter \`${name}\` is required`, true);
    if (required && !now.required) say(`parameter \`${name}\` may be left out`, false);
    tell(`parameter \`${name}\``, compareForms(schema, now.schema, 'sent', context.schemas), say);
  }
  for (const [name, { required }] of Object.entries(today))
    if (!(name in old)) say(`parameter \`${name}\` is new${required ? ' and required' : ''}`, required);
}

function compareBodies(old, today, { schemas, say }) {
  if (old === undefined && today === undefined) return;
  if (old === undefined) return say(`takes a body${today.required ? ', which is required' : ''}`, today.required);
  if (today === undefined) return say('takes no body', true);
  if (!old.required && today.required) say('the body is required', true);
  compareContents('the body', old.content, today.content, { way: 'sent', schemas, say });
}

function compareAnswers(old, today, { schemas, say }) {
  for (const [status, { headers, content }] of Object.entries(old)) {
    const now = today[status];
    if (now === undefined) {
      say(`never answers ${status}`, true);
      continue;
    }
    for (const header of lost(headers, now.headers)) say(`${status} has no \`${header}\``, true);
    for (const header of lost(now.headers, headers)) say(`${status} has \`${header}\``, false);
    compareContents(`answer ${status}`, content, now.content, { way: 'read', schemas, say });
  }
  for (const status of lost(Object.keys(today), Object.keys(old))) say(`may answer ${status}`, false);
}

function compareContents(where, old, today, { way, schemas, say }) {
  for (const [type, schema] of Object.entries(old)) {
    if (today[type]) tell(where, compareForms(schema, today[type], way, schemas), say);
    else say(`${where} is no longer ${type}`, true);
  }
  for (const type of lost(Object.keys(today), Object.keys(old))) say(`${where} may be ${type}`, false);
}

function compareWebhooks(was, now, { schemas, say }) {
  for (const [type, { content }] of Object.entries(was.webhooks)) {
    const at = `webhook ${type}`;
    const today = now.webhooks[type];
    if (today === undefined) say(at, at, 'is gone', true);
    else {
      const tellHere = (text, breaks) => say(at, at, text, breaks);
      compareContents('the event', content, today.content, { way: 'read', schemas, say: tellHere });
    }
  }
  for (const type of lost(Object.keys(now.webhooks), Object.keys(was.webhooks)))
    say(`webhook ${type}`, `webhook ${type}`, 'is new', false);
}

function tell(where, changes, say) {
  for (const { place, what, breaks } of changes) say(`${where}${place === '' ? '' : ` \`${place}\``} ${what}`, breaks);
}

function lost(some, others) {
  return some.filter((one) => !others.includes(one));
}
