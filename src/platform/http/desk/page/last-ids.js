/*
 * The id that an answer showed last is filled in where the next operation asks for one of its kind; before there was an
 * answer, that of a thing which is there.
 */
import { RealIds } from './real-ids.js';

const ID = /^([a-z]+)_[0-9a-f-]{36}$/;
const WANTED = /^\^([a-z]+)_\[/;

export class LastIds {
  #seen = new Map();
  #operations = new Map();
  #system = null;
  #real;

  constructor(document_, ask) {
    this.#real = new RealIds(document_, ask);
    for (const [path, item] of Object.entries(document_.paths))
      for (const [method, operation] of Object.entries(item))
        if (operation.operationId) this.#operations.set(operation.operationId, { path, method, operation });
  }

  /** Swagger UI tells which operation was opened. */
  plugin() {
    return {
      afterLoad: (system) => (this.#system = system),
      statePlugins: {
        layout: {
          wrapActions: {
            show: (original) => (thing, shown) => {
              const result = original(thing, shown);
              if (shown && thing[0] === 'operations') this.#prepare(thing[2]);
              return result;
            },
          },
        },
      },
    };
  }

  /** Notes the ids of an answer, the newest or first of a list before all others. */
  read(response) {
    const body = parsed(response);
    const rows = Array.isArray(body?.data) ? body.data.slice(0, 1) : [body];
    for (const row of rows) this.#note(row?.id);
    for (const id of this.#operations.keys()) if (this.#isOpen(id)) this.#fill(id);
    return response;
  }

  /** Somebody has come: what is open gets what is his. */
  prepareOpen() {
    for (const id of this.#operations.keys()) if (this.#isOpen(id)) void this.#look(id);
  }

  /** What a task begins with. */
  begin({ operation, query = {} }) {
    this.#prepare(operation);
    const found = this.#operations.get(operation);
    for (const [name, value] of Object.entries(query)) {
      const parameter = found?.operation.parameters?.find((one) => one.name === name);
      if (parameter) this.#set(found, parameter, value);
    }
  }

  #note(id) {
    const prefix = typeof id === 'string' ? ID.exec(id)?.[1] : undefined;
    if (prefix) this.#seen.set(prefix, id);
  }

  #isOpen(operationId) {
    const { operation } = this.#operations.get(operationId);
    return this.#system.layoutSelectors.isShown(['operations', operation.tags[0], operationId], false);
  }

  /** For an operation that is opened: what was seen at once, what has to be asked for when it is known. */
  #prepare(operationId) {
    this.#fill(operationId);
    void this.#look(operationId);
  }

  async #look(operationId) {
    const found = this.#operations.get(operationId);
    if (!found) return;
    const { path, operation } = found;
    const values = await this.#real.valuesFor(path, operation, (parameter) => this.#valueOf(found, parameter));
    for (const parameter of operation.parameters ?? [])
      if (values.has(parameter.name) && !this.#valueOf(found, parameter))
        this.#set(found, parameter, values.get(parameter.name));
    await this.#lookIntoBody(found);
  }

  /** A body that somebody has begun to write stays as it is. */
  async #lookIntoBody({ path, method, operation }) {
    if (!operation.requestBody) return;
    await drawn();
    const body = () => this.#system.oas3Selectors.requestBodyValue(path, method);
    const before = body();
    if (typeof before !== 'string') return;
    const value = await this.#real.into(before, path, (prefix) => this.#seen.get(prefix));
    if (value !== before && body() === before)
      this.#system.oas3Actions.setRequestBodyValue({ value, pathMethod: [path, method] });
  }

  #valueOf({ path, method, operation }, parameter) {
    const at = operation.parameters.indexOf(parameter);
    const known = this.#system.specSelectors.specJson().getIn(['paths', path, method, 'parameters', at]);
    return this.#system.specSelectors.parameterWithMetaByIdentity([path, method], known)?.get('value');
  }

  #fill(operationId) {
    const found = this.#operations.get(operationId);
    for (const parameter of found?.operation.parameters ?? []) {
      const prefix = parameter.in === 'path' ? WANTED.exec(parameter.schema?.pattern ?? '')?.[1] : undefined;
      const id = prefix && this.#seen.get(prefix);
      if (id) this.#set(found, parameter, id);
    }
  }

  #set({ path, method, operation }, parameter, value) {
    const at = operation.parameters.indexOf(parameter);
    const known = this.#system.specSelectors.specJson().getIn(['paths', path, method, 'parameters', at]);
    this.#system.specActions.changeParamByIdentity([path, method], known, value, false);
  }
}

/** The page sets what stands in a body when it has drawn it. */
function drawn() {
  return new Promise((then) => requestAnimationFrame(() => requestAnimationFrame(then)));
}

function parsed(response) {
  try {
    return /json/.test(response.headers?.['content-type'] ?? '') ? JSON.parse(response.text) : null;
  } catch {
    return null;
  }
}
