/* The id that an answer showed last is filled in where the next operation asks for one of its kind. */
const ID = /^([a-z]+)_[0-9a-f-]{36}$/;
const WANTED = /^\^([a-z]+)_\[/;

export class LastIds {
  #seen = new Map();
  #operations = new Map();
  #system = null;

  constructor(document_) {
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
              if (shown && thing[0] === 'operations') this.#fill(thing[2]);
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

  /** What a task begins with. */
  begin({ operation, query = {} }) {
    this.#fill(operation);
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

function parsed(response) {
  try {
    return /json/.test(response.headers?.['content-type'] ?? '') ? JSON.parse(response.text) : null;
  } catch {
    return null;
  }
}
