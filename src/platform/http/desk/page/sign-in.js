/*
 * Who works here. The session is in a cookie that no script can read; this page only holds access tokens of some minutes,
 * in memory, and asks for the next one when it needs it.
 */
const SESSION = '/docs/session';
const RENEW_BEFORE_MS = 60_000;
const SCHEME = 'bearer';

export class Person {
  #ui;
  #onArrival;
  /** @type {string | null} */
  #token = null;
  #staff = false;
  #endsMs = 0;
  /** @type {Promise<void> | null} */
  #renewing = null;

  attach(ui, onArrival) {
    this.#ui = ui;
    this.#onArrival = onArrival;
    const dialog = document.getElementById('sign-in');
    const form = document.getElementById('sign-in-form');
    document.getElementById('sign-in-open').addEventListener('click', () => dialog.showModal());
    document.getElementById('sign-in-cancel').addEventListener('click', () => dialog.close());
    document.getElementById('sign-out').addEventListener('click', () => void this.#signOut());
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      void this.#signIn(form, dialog);
    });
  }

  /** Who signed in before is still there after a reload and in every tab. */
  async comeBack() {
    const answer = await send(`${SESSION}/token`, 'POST');
    if (answer.status === 200) this.#arrive(answer.body);
    else if (answer.status === 204) this.#leave();
  }

  /** What a list answers; null where nobody is signed in whom it answers: nothing is tried that would be refused. */
  async ask(path, { security = [] }) {
    const isForStaff = path.startsWith('/v1/admin/');
    if (security.length > 0 && (this.#token === null || this.#staff !== isForStaff)) return null;
    const answer = await send(path, 'GET', undefined, await this.#living());
    return answer.status === 200 ? answer.body : null;
  }

  /** Puts a living token into a request that carries ours. Keys and tokens that were pasted in are left as they are. */
  async sign(request) {
    const token = this.#token;
    if (token === null || request.headers?.Authorization !== `Bearer ${token}`) return request;
    const living = await this.#living();
    if (living !== null) request.headers.Authorization = `Bearer ${living}`;
    return request;
  }

  async #living() {
    if (this.#token !== null && performance.now() > this.#endsMs - RENEW_BEFORE_MS) {
      this.#renewing ??= this.comeBack().finally(() => (this.#renewing = null));
      await this.#renewing;
    }
    return this.#token;
  }

  async #signIn(form, dialog) {
    const { login, password, totp } = Object.fromEntries(new FormData(form));
    const fault = document.getElementById('sign-in-fault');
    const button = form.querySelector('button[type=submit]');
    button.disabled = true;
    const answer = await send(SESSION, 'POST', { login, password, ...(totp === '' ? {} : { totp: totp.trim() }) });
    button.disabled = false;
    fault.hidden = answer.status === 200;
    if (answer.status !== 200) {
      fault.textContent = answer.body?.title ?? 'The server did not answer.';
      form.elements[answer.body?.code?.startsWith('totp') ? 'totp' : 'password'].select();
      return;
    }
    form.reset();
    dialog.close();
    this.#arrive(answer.body);
  }

  async #signOut() {
    await send(SESSION, 'DELETE');
    this.#leave();
  }

  #arrive({ accessToken, expiresIn, name, staff }) {
    const isNew = this.#token === null;
    this.#token = accessToken;
    this.#staff = staff;
    this.#endsMs = performance.now() + expiresIn * 1000;
    this.#ui.preauthorizeApiKey(SCHEME, accessToken);
    show({ name, staff });
    if (isNew) this.#onArrival();
  }

  #leave() {
    if (this.#token !== null) this.#ui.authActions.logoutWithPersistOption([SCHEME]);
    this.#token = null;
    show(null);
  }
}

function show(person) {
  const place = document.getElementById('person');
  place.hidden = person === null;
  place.textContent = person === null ? '' : `Signed in as ${person.name}`;
  document.getElementById('staff-places').hidden = person?.staff !== true;
  document.getElementById('sign-in-open').hidden = person !== null;
  document.getElementById('sign-out').hidden = person === null;
}

async function send(url, method, body, token = null) {
  try {
    const answer = await fetch(url, {
      method,
      headers: {
        accept: 'application/json',
        'accept-language': 'en',
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: ['Bearer', token].join(' ') } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const json = answer.headers.get('content-type')?.includes('json') ? await answer.json() : null;
    return { status: answer.status, body: json };
  } catch {
    return { status: 0, body: null };
  }
}
