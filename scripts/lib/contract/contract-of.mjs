/**
 * The contract inside an API document: everything a client can depend on, and no words. Sentences, examples, tags and
 * the order of things may change with every commit; what is here may not without somebody noticing.
 */
const METHODS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'];
const WORDS = new Set(['description', 'example', 'examples', 'title', 'summary', 'deprecated', 'externalDocs']);
const PROBLEMS = 'application/problem+json';

/** @returns {{version: string, operations: object, webhooks: object, schemas: object}} */
export function contractOf(document, version) {
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => [
      item[method].operationId,
      operationOf(document, `${method.toUpperCase()} ${path}`, item[method]),
    ]),
  );
  const webhooks = Object.entries(document.webhooks ?? {}).map(([type, { post }]) => [type, bodyOf(document, post)]);
  const schemas = Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [name, formOf(schema)]);
  return {
    version,
    operations: sorted(operations),
    webhooks: sorted(webhooks),
    schemas: sorted(schemas),
  };
}

function operationOf(document, at, operation) {
  const parameters = (operation.parameters ?? []).map((one) => {
    const { in: place, name, required, schema } = resolve(document, one);
    return [`${place} ${name}`, { required: required === true, schema: formOf(schema ?? {}) }];
  });
  const answers = Object.entries(operation.responses).map(([status, one]) => [status, resolve(document, one)]);
  const well = answers.filter(([status]) => status.startsWith('2'));
  return {
    at,
    access: accessOf(operation),
    parameters: sorted(parameters),
    ...(operation.requestBody ? { body: bodyOf(document, operation) } : {}),
    answers: sorted(
      well.map(([status, { headers, content }]) => [
        status,
        { headers: Object.keys(headers ?? {}).sort(), content: contentOf(content) },
      ]),
    ),
    problems: answers
      .flatMap(([status, { content }]) =>
        Object.keys(content?.[PROBLEMS]?.examples ?? {}).map((code) => `${status} ${code}`),
      )
      .sort(),
  };
}

function accessOf({ security, ...operation }) {
  return {
    public: security?.length === 0,
    roles: [...(operation['x-required-roles'] ?? [])].sort(),
    scopes: [operation['x-required-scope'] ?? []].flat().sort(),
  };
}

function bodyOf(document, { requestBody }) {
  const { required, content } = resolve(document, requestBody);
  return { required: required === true, content: contentOf(content) };
}

function contentOf(content) {
  return sorted(Object.entries(content ?? {}).map(([type, { schema }]) => [type, formOf(schema ?? {})]));
}

function resolve(document, part) {
  if (!part?.$ref) return part;
  return part.$ref
    .slice(2)
    .split('/')
    .reduce((node, name) => node[name], document);
}

/** A schema without its words. The names of properties are no words, whatever they are called. */
function formOf(schema) {
  if (Array.isArray(schema)) return schema.map(formOf);
  if (schema === null || typeof schema !== 'object') return schema;
  const members = Object.entries(schema).filter(([name]) => !WORDS.has(name) && name !== 'default');
  return sorted(
    members.map(([name, value]) => {
      if (name === 'properties') return [name, sorted(Object.entries(value).map(([key, one]) => [key, formOf(one)]))];
      if (name === 'required' || name === 'enum') return [name, [...value].sort(byText)];
      return [name, formOf(value)];
    }),
  );
}

function byText(a, b) {
  return String(a) < String(b) ? -1 : 1;
}

function sorted(entries) {
  return Object.fromEntries([...entries].sort(([a], [b]) => byText(a, b)));
}
