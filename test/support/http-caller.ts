export interface Call {
  /** Access token or API-key secret. */
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
  text: string;
}

/** Plain HTTP, for what the typed client cannot say: wrong bodies, odd headers, other content types. */
export class HttpCaller {
  constructor(readonly url: string) {}

  get<T = unknown>(path: string, call: Call = {}): Promise<Answer<T>> {
    return this.call<T>('GET', path, call);
  }
  post<T = unknown>(path: string, call: Call = {}): Promise<Answer<T>> {
    return this.call<T>('POST', path, call);
  }
  patch<T = unknown>(path: string, call: Call = {}): Promise<Answer<T>> {
    return this.call<T>('PATCH', path, call);
  }
  delete<T = unknown>(path: string, call: Call = {}): Promise<Answer<T>> {
    return this.call<T>('DELETE', path, call);
  }

  /** A string or Buffer body goes as it is (name its content type); anything else as JSON. */
  async call<T>(method: string, path: string, { token, body, headers }: Call): Promise<Answer<T>> {
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const response = await fetch(this.url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...headers,
      },
      body: bytesOf(body),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: (json && text ? JSON.parse(text) : text) as T,
    };
  }
}

function bytesOf(body: unknown): Uint8Array<ArrayBuffer> | string | null {
  if (body === undefined) return null;
  if (typeof body === 'string') return body;
  return Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body);
}
