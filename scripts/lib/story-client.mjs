/** A small client of the public API: what the demo and the benchmarks need, and nothing that a customer could not do. */

export class Refused extends Error {
  constructor(method, path, status, problem) {
    const faults = (problem?.errors ?? []).map((fault) => `${fault.field}: ${fault.code}`).join(', ');
    super(
      `${method} ${path} answered ${status} ${problem?.code ?? ''} ${problem?.detail ?? problem?.title ?? ''} ${faults}`.trim(),
    );
    this.status = status;
    this.code = problem?.code;
  }
}

export class NoInstance extends Error {}

export class StoryClient {
  constructor(url) {
    this.url = url.replace(/\/$/, '');
    this.bearer = null;
  }

  async request(
    method,
    path,
    { body, type = 'application/json', accept = 'application/json', headers = {}, bearer = this.bearer } = {},
  ) {
    // A form names its own type, with the line that parts its fields.
    const isForm = body instanceof FormData;
    const isJson = type === 'application/json' && !isForm;
    const init = {
      method,
      headers: {
        accept,
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
        ...(body === undefined || isForm ? {} : { 'content-type': type }),
        ...headers,
      },
      body: body === undefined || !isJson ? body : JSON.stringify(body),
    };
    let answer;
    try {
      answer = await fetch(this.url + path, init);
    } catch (error) {
      throw new NoInstance(`nobody answers at ${this.url} (${error.cause?.code ?? error.message})`, { cause: error });
    }
    const text = await answer.text();
    const parsed = /json/.test(answer.headers.get('content-type') ?? '') && text !== '' ? JSON.parse(text) : text;
    if (!answer.ok) throw new Refused(method, path, answer.status, parsed);
    return parsed;
  }

  get(path, options) {
    return this.request('GET', path, options);
  }

  post(path, body, options) {
    return this.request('POST', path, { body, ...options });
  }
}

/** Asks again until the answer is no longer null, or says what was being waited for. */
export async function until(what, ask, { limitMs = 30_000, everyMs = 100 } = {}) {
  const end = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (answer !== null && answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`waited ${limitMs / 1000} s for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

/** Undoes quoted-printable, where the mail says so, well enough to find a link. */
function readable(raw) {
  if (!/^Content-Transfer-Encoding: *quoted-printable/im.test(raw)) return raw;
  return raw.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
}

/** The newest mail to this address that carries this notification, read in the local inbox: its token. */
export async function tokenFromInbox(client, address, notification) {
  return until(`the mail "${notification}" to ${address} in ${client.url}/dev/inbox`, async () => {
    const { data } = await client.get('/dev/inbox', { bearer: null });
    for (const mail of data) {
      if (mail.notification !== notification || mail.recipient !== address) continue;
      const raw = await client.get(`/dev/inbox/${mail.id}/raw`, { bearer: null, accept: '*/*' });
      const token = /[?&]token=([^\s"'<>&]+)/.exec(readable(raw))?.[1];
      if (token) return decodeURIComponent(token);
    }
    return null;
  });
}
