/** Changes of the small contract, each with what the comparer must say of it. `!` marks what breaks clients. */
import { answerOf, bodyOf, inside, type Parts, set } from './contract-fixture.js';

export const CASES: [name: string, change: (parts: Parts) => void, expected: string[]][] = [
  ['the words alone', (p) => set(inside(p['operation']), 'summary', 'Another sentence'), []],
  ['an operation is gone', (p) => delete p['operation'], ['! writeLetter: is gone']],
  [
    'an operation has another name',
    (p) => set(inside(p['operation']), 'operationId', 'sendLetter'),
    ['! writeLetter: is called `sendLetter` in generated clients'],
  ],
  [
    'an operation stands elsewhere',
    (p) => (p['at'] = ['/v2/letters', 'post']),
    ['! writeLetter: was `POST /v1/letters`'],
  ],
  [
    'a new required field of a body',
    (p) => {
      set(inside(bodyOf(p), 'properties'), 'sign', { type: 'string' });
      bodyOf(p)['required']!.push('sign');
    },
    ['! writeLetter: the body `sign` is new and required'],
  ],
  [
    'a new optional field of a body',
    (p) => set(inside(bodyOf(p), 'properties'), 'sign', { type: 'string' }),
    ['writeLetter: the body `sign` is new'],
  ],
  [
    'a field of a body is gone',
    (p) => delete inside(bodyOf(p), 'properties')['kind'],
    ['! writeLetter: the body `kind` is gone'],
  ],
  [
    'a field of a body is required',
    (p) => bodyOf(p)['required']!.push('kind'),
    ['! writeLetter: the body `kind` is required'],
  ],
  [
    'a value of a body is gone, another is new',
    (p) => set(inside(bodyOf(p), 'properties', 'kind'), 'enum', ['plain', 'gold']),
    ['! writeLetter: the body `kind` is never `fine`', 'writeLetter: the body `kind` may be `gold`'],
  ],
  [
    'a text may be shorter only',
    (p) => set(inside(bodyOf(p), 'properties', 'text'), 'maxLength', 50),
    ['! writeLetter: the body `text` maxLength was 100 and is 50'],
  ],
  [
    'a text may be longer',
    (p) => set(inside(bodyOf(p), 'properties', 'text'), 'maxLength', 500),
    ['writeLetter: the body `text` maxLength was 100 and is 500'],
  ],
  [
    'a number begins later',
    (p) => set(inside(bodyOf(p), 'properties', 'copies'), 'minimum', 2),
    ['! writeLetter: the body `copies` minimum was 1 and is 2'],
  ],
  [
    'a pattern is asked for',
    (p) => set(inside(bodyOf(p), 'properties', 'text'), 'pattern', '^a'),
    ['! writeLetter: the body `text` pattern is ^a'],
  ],
  [
    'a body field has another type',
    (p) => set(inside(bodyOf(p), 'properties', 'copies'), 'type', 'string'),
    ['! writeLetter: the body `copies` is no longer integer', 'writeLetter: the body `copies` may be string'],
  ],
  [
    'an integer may be any number',
    (p) => set(inside(bodyOf(p), 'properties', 'copies'), 'type', 'number'),
    ['writeLetter: the body `copies` may be number'],
  ],
  [
    'a named schema changes: both who sends and who reads it are told',
    (p) => {
      set(inside(p['place'], 'properties'), 'street', { type: 'string' });
      inside(p['place'], 'required').push('street');
    },
    [
      'webhook letter.sent: the event `place.street` is new',
      'writeLetter: answer 201 `place.street` is new',
      '! writeLetter: the body `to[].street` is new and required',
    ],
  ],
  [
    'a field of an answer is gone',
    (p) => delete inside(answerOf(p), 'properties')['text'],
    ['! writeLetter: answer 201 `text` is gone'],
  ],
  [
    'a field of an answer may be missing',
    (p) => answerOf(p)['required']!.pop(),
    ['! writeLetter: answer 201 `text` may be missing'],
  ],
  [
    'a field of an answer may be null',
    (p) => set(inside(answerOf(p), 'properties', 'text'), 'type', ['string', 'null']),
    ['! writeLetter: answer 201 `text` may be null'],
  ],
  [
    'a field of an answer is never null',
    (p) => set(inside(answerOf(p), 'properties'), 'place', { $ref: '#/components/schemas/Place' }),
    ['writeLetter: answer 201 `place` is no longer null'],
  ],
  [
    'an answer knows another value',
    (p) => inside(answerOf(p), 'properties', 'state', 'enum').push('lost'),
    ['writeLetter: answer 201 `state` may be `lost`'],
  ],
  [
    'an answer has another status',
    (p) => {
      const responses = inside(p['operation'], 'responses');
      set(responses, '202', responses['201']);
      delete responses['201'];
    },
    ['! writeLetter: never answers 201', 'writeLetter: may answer 202'],
  ],
  [
    'an answer lacks a header',
    (p) => set(inside(p['operation'], 'responses', '201'), 'headers', {}),
    ['! writeLetter: 201 has no `ETag`'],
  ],
  [
    'a code is gone, another is new',
    (p) => (p['busy'] = { content: { 'application/problem+json': { examples: { key_in_use: {}, too_late: {} } } } }),
    ['! writeLetter: `409 letter_sent` is gone', 'writeLetter: may answer `409 too_late`'],
  ],
  [
    'a role may not any more',
    (p) => set(inside(p['operation']), 'x-required-roles', ['owner']),
    ['! writeLetter: is closed to `admin`'],
  ],
  [
    'a key needs another scope',
    (p) => set(inside(p['operation']), 'x-required-scope', 'billing'),
    ['! writeLetter: is closed to keys with `send`', 'writeLetter: is open to keys with `billing`'],
  ],
  ['it is public', (p) => set(inside(p['operation']), 'security', []), ['writeLetter: is public']],
  [
    'a parameter is gone',
    (p) => set(inside(p['operation']), 'parameters', []),
    ['! writeLetter: parameter `query limit` is gone'],
  ],
  [
    'a parameter is new, and required',
    (p) => inside(p['operation'], 'parameters').push({ name: 'x', in: 'query', required: true, schema: {} }),
    ['! writeLetter: parameter `query x` is new and required'],
  ],
  [
    'a parameter may be smaller only',
    (p) => set(inside(p['operation'], 'parameters', '0', 'schema'), 'maximum', 100),
    ['! writeLetter: parameter `query limit` maximum was 500 and is 100'],
  ],
  [
    'the body is of another kind',
    (p) => set(inside(p['operation'], 'requestBody'), 'content', { 'text/csv': {} }),
    ['! writeLetter: the body is no longer application/json', 'writeLetter: the body may be text/csv'],
  ],
  ['an event is gone', (p) => delete p['event'], ['! webhook letter.sent: is gone']],
  [
    'an event tells less',
    (p) => delete inside(p['event'], 'properties')['weight'],
    ['! webhook letter.sent: the event `weight` is gone'],
  ],
];
