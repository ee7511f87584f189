import type { InjectOptions } from 'fastify';
import { as, letter } from './http-app.js';
import { KNOWN_ID } from './letters.controller.js';

export interface Case {
  name: string;
  request: InjectOptions;
  /** `422 validation_failed` */
  answer: string;
  /** `to[0].email required` */
  faults: string[];
}
type Headers = Record<string, string>;

export const post = (url: string, payload: unknown, headers: Headers = as('owner')): InjectOptions => ({
  method: 'POST',
  url,
  headers: { 'content-type': 'application/json', ...headers },
  payload: typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload),
});
const get = (url: string, who = 'owner'): InjectOptions => ({ method: 'GET', url, headers: as(who) });
const patch = (url: string, headers: Headers): InjectOptions => ({
  ...post(url, { odd: 1 }, headers),
  method: 'PATCH',
});
const put = (url: string): InjectOptions => ({ ...post(url, {}), method: 'PUT' });
const send = (payload: unknown, headers?: Headers): InjectOptions => post('/v1/letters', payload, headers);
const any = (payload: unknown): InjectOptions => post('/v1/messages', payload);
const typed = (type: string): Headers => ({ ...as('owner'), 'content-type': type });
const list = (query: string): InjectOptions => get(`/v1/letters?${query}`);

const row = (name: string, request: InjectOptions, answer: string, ...faults: string[]): Case => ({
  name,
  request,
  answer,
  faults,
});
const invalid = (name: string, request: InjectOptions, ...faults: string[]): Case =>
  row(name, request, '422 validation_failed', ...faults);
const unknown = (name: string, request: InjectOptions, ...faults: string[]): Case =>
  row(name, request, '422 unknown_field', ...faults);
const query = (name: string, request: InjectOptions, ...faults: string[]): Case =>
  row(name, request, '422 invalid_query', ...faults);

const deep = (n: number): string => '['.repeat(n) + ']'.repeat(n);
const foreign = '/v1/letters/msg_0199f3a0-7c1e-7b52-9d3f-2f6f5d0c9a12';
const known = `/v1/letters/msg_${KNOWN_ID}`;
const decide = '/v1/admin/things/decide';
const required = ['subject required', 'to required'];
const otherCursor = Buffer.from('["others",5]').toString('base64url');

/** Who calls, and what may he do? Nothing of the request is judged before. */
const CALLERS: Case[] = [
  row('no credentials', send(letter(), {}), '401 unauthenticated'),
  row('unknown token', send(letter(), as('nobody')), '401 unauthenticated'),
  row('another scheme', send(letter(), { authorization: 'Digest x' }), '401 unauthenticated'),
  row('wrong Basic secret', send(letter(), { authorization: `Basic ${btoa('sendkey:no')}` }), '401 unauthenticated'),
  row('broken Basic', send(letter(), { authorization: 'Basic %%%' }), '401 unauthenticated'),
  row('endless token', send(letter(), as('x'.repeat(9000))), '401 unauthenticated'),
  row('a role that may not', send(letter(), as('viewer')), '403 forbidden'),
  row('a key without the scope', send(letter(), as('readkey')), '403 insufficient_scope'),
  row('staff on an account operation', send(letter(), as('operator')), '403 forbidden'),
  row('an account on a staff operation', get('/v1/admin/things'), '403 forbidden'),
  row('an operator on a reserved operation', post(decide, {}, as('operator')), '403 role_required'),
  row('an auditor who writes', post(decide, {}, as('auditor')), '403 role_required'),
  row('403 before 404', patch(foreign, as('viewer')), '403 forbidden'),
];

const PATHS: Case[] = [
  row('unknown path', get('/v1/nothing'), '404 not_found'),
  row('malformed id', get('/v1/letters/12'), '404 not_found'),
  row('id of another kind', get(`/v1/letters/acc_${KNOWN_ID}`), '404 not_found'),
  row('foreign id', get(foreign), '404 not_found'),
  row('404 before 422', patch(foreign, as('owner')), '404 not_found'),
  row('412 before 422', patch(known, { ...as('owner'), 'if-match': '"v6"' }), '412 version_conflict'),
  row('known path, other method', put('/v1/letters'), '405 method_not_allowed'),
  query('unknown parameter', list('colour=red'), 'colour unknown_field'),
  query('a parameter where none is read', get(`${known}?x=1`), 'x unknown_field'),
  query('limit 0', list('limit=0'), 'limit too_small'),
  query('limit 501', list('limit=501'), 'limit too_large'),
  query('limit 1e9', list('limit=1e9'), 'limit wrong_type'),
  query('limit twice', list('limit=1&limit=2'), 'limit wrong_type'),
  query('NUL', list('cursor=%00'), 'cursor invalid_characters'),
  row('forged cursor', list('cursor=abc'), '422 invalid_cursor', 'cursor invalid_cursor'),
  row('cursor of another list', list(`cursor=${otherCursor}`), '422 invalid_cursor', 'cursor invalid_cursor'),
];

const BODIES: Case[] = [
  row('broken JSON', send('{"subject":'), '400 invalid_json'),
  row('two values', send('{}{}'), '400 invalid_json'),
  row('NaN', send('{"weight":NaN}'), '400 invalid_json'),
  row('33 levels', send(deep(33)), '400 invalid_json'),
  row('500,000 levels', send(deep(500_000)), '400 invalid_json'),
  row('invalid UTF-8', send(Buffer.from([0x22, 0xff, 0xfe, 0x22])), '400 invalid_json'),
  row('a form', send('a=b', typed('application/x-www-form-urlencoded')), '415 unsupported_media_type'),
  row('plain text', send('a=b', typed('text/plain')), '415 unsupported_media_type'),
  row('mail where JSON is read', send('From: a', typed('message/rfc822')), '415 unsupported_media_type'),
  row('over 1 MiB', send({ subject: 'x'.repeat(1024 * 1024) }), '413 payload_too_large'),
  invalid('nothing', send(''), ...required),
  invalid('null', send('null'), ...required),
  invalid('a list', send('[]'), ' wrong_type'),
  invalid('a text', send('"x"'), ' wrong_type'),
  invalid(
    'all faults at once',
    send({ subject: 7, to: [{ email: 'ann@example.org' }, { email: 'no' }], weight: 0 }),
    'subject wrong_type',
    'to[1].email address_invalid',
    'weight too_small',
  ),
  unknown('unknown field', send(letter({ colour: 'red' })), 'colour unknown_field'),
  unknown(
    'unknown inner field',
    send(letter({ to: [{ email: 'ann@example.org', admin: true }] })),
    'to[0].admin unknown_field',
  ),
  unknown('a field where no body is read', post(`${known}/cancel`, { force: true }), 'force unknown_field'),
  invalid('1e309', send('{"subject":"a","to":[],"weight":1e309}'), 'weight wrong_type'),
  invalid('an object for a text', send(letter({ subject: { length: 1 } })), 'subject wrong_type'),
  invalid('an object for a list', send(letter({ to: { 0: {}, length: 1 } })), 'to wrong_type'),
  invalid('null in a list', send(letter({ to: [null] })), 'to[0] wrong_type'),
];

const HOSTILE: Case[] = [
  unknown('__proto__', send('{"__proto__":{"x":1},"subject":"a","to":[]}'), '__proto__ unknown_field'),
  unknown('escaped __proto__', send('{"\\u005f_proto__":{"x":1},"subject":"a","to":[]}'), '__proto__ unknown_field'),
  unknown(
    'inner constructor',
    any('{"a":[{"constructor":{"prototype":1}}]}'),
    'a[0].constructor unknown_field',
    'a[0].constructor.prototype unknown_field',
  ),
  invalid('NUL in a text', send('{"subject":"a\\u0000b","to":[]}'), 'subject invalid_characters'),
  invalid('NUL in a key', any('{"to":{"a\\u0000":1}}'), 'to invalid_characters'),
  invalid('lone high surrogate', any('{"to":[{"name":"\\ud83d"}]}'), 'to[0].name invalid_characters'),
  invalid('lone low surrogate', any('{"a":"\\udc00x"}'), 'a invalid_characters'),
  invalid('the same field twice', send('{"subject":"a","subject":"b","to":[]}'), 'subject duplicate_field'),
  invalid('the same field, once escaped', any('{"a":1,"\\u0061":2}'), 'a duplicate_field'),
];

/** Bad requests, and what each of them is told. */
export const CASES: Case[] = [...CALLERS, ...PATHS, ...BODIES, ...HOSTILE];
