import createClient, { type Client, type MaybeOptionalInit } from 'openapi-fetch';
import type { ResponseObjectMap, SuccessResponse } from 'openapi-typescript-helpers';
import { apiKey, type Credentials, session, type SessionOptions } from './credentials.js';
import { problemOf } from './problem.js';
import type { paths } from './schema.js';
import { transport } from './transport.js';

export interface PosthornOptions {
  /** Where the installation is, such as `https://mail.example`. */
  baseUrl: string;
  /** The secret of an API key; for programs. */
  apiKey?: string;
  /** A person who signed in; see `signIn`. */
  session?: SessionOptions;
  /** Language of texts for people, such as `fr`. */
  language?: string;
  /** Further tries after the first one: after 429, 503 and lost connections. 3 without it; 0 for none. */
  retries?: number;
  /** The longest wait before another try, in milliseconds; who is asked to wait longer gets the refusal. 30,000 without it. */
  maxWaitMs?: number;
  fetch?: (request: Request) => Promise<Response>;
  sleep?: (milliseconds: number) => Promise<void>;
}

type AnyMedia = `${string}/${string}`;
type Method = 'get' | 'put' | 'post' | 'patch' | 'delete';
type PathOf<M extends Method> = {
  [Path in keyof paths]: paths[Path] extends { [K in M]: object } ? Path : never;
}[keyof paths];
type Operation<Path extends keyof paths, M extends Method> = Extract<paths[Path][M & keyof paths[Path]], object>;
type Init<I> = undefined extends I ? [init?: I] : [init: I];
type Answer<Op extends object, I> = Parsed<SuccessResponse<ResponseObjectMap<Op>, AnyMedia>, I>;
/** What `parseAs` makes of an answer; for files. */
type Parsed<T, I> = I extends { parseAs: infer As }
  ? { blob: Blob; text: string; arrayBuffer: ArrayBuffer; stream: ReadableStream | null; json: T }[As & ParseAs]
  : T;
type ParseAs = 'blob' | 'text' | 'arrayBuffer' | 'stream' | 'json';

/** Answers what the operation answers, and throws a `PosthornProblem` when it refuses. */
export type Call<M extends Method> = <
  Path extends PathOf<M>,
  I extends MaybeOptionalInit<paths[Path], M & keyof paths[Path]>,
>(
  path: Path,
  ...init: Init<I>
) => Promise<Answer<Operation<Path, M>, I>>;

interface Page {
  data: unknown[];
  nextCursor: string | null;
}
/** Paths that are lists: `data` and `nextCursor`. */
export type ListPath = {
  [Path in PathOf<'get'>]: Answer<Operation<Path, 'get'>, object> extends Page ? Path : never;
}[PathOf<'get'>];
export type Item<Path extends ListPath> =
  Answer<Operation<Path, 'get'>, object> extends { data: (infer One)[] } ? One : never;

export interface Posthorn {
  get: Call<'get'>;
  put: Call<'put'>;
  post: Call<'post'>;
  patch: Call<'patch'>;
  delete: Call<'delete'>;
  /** Everything in a list, page after page, as far as you read: `for await (const message of posthorn.list('/v1/messages'))`. */
  list<Path extends ListPath, I extends MaybeOptionalInit<paths[Path], 'get' & keyof paths[Path]>>(
    path: Path,
    ...init: Init<I>
  ): AsyncGenerator<Item<Path>, void, undefined>;
  /** The client underneath (openapi-fetch): throws nothing, and shows headers such as `ETag`. */
  raw: Client<paths>;
}

/** A client of one installation. Without `apiKey` and `session` it may do what needs no sign-in. */
export function createPosthorn(options: PosthornOptions): Posthorn {
  const raw = createClient<paths>({
    baseUrl: options.baseUrl,
    headers: options.language === undefined ? {} : { 'accept-language': options.language },
    fetch: transport({
      baseUrl: options.baseUrl,
      credentials: credentialsOf(options),
      fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
      retries: options.retries ?? 3,
      maxWaitMs: options.maxWaitMs ?? 30_000,
      sleep: options.sleep ?? ((milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds))),
    }),
  });
  const call = (method: Method) => (path: string, init?: object) => answer(raw, method, path, init);
  return {
    get: call('get') as Call<'get'>,
    put: call('put') as Call<'put'>,
    post: call('post') as Call<'post'>,
    patch: call('patch') as Call<'patch'>,
    delete: call('delete') as Call<'delete'>,
    list: ((path: string, init?: object) => itemsOf(raw, path, init)) as Posthorn['list'],
    raw,
  };
}

function credentialsOf({ apiKey: secret, session: signedIn }: PosthornOptions): Credentials | null {
  if (secret !== undefined) return apiKey(secret);
  return signedIn === undefined ? null : session(signedIn);
}

/** The types of `raw` are those of the document; here any path will do. */
type Untyped = (
  method: string,
  path: string,
  init?: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

async function answer(raw: Client<paths>, method: Method, path: string, init?: object): Promise<unknown> {
  const { data, error, response } = await (raw.request as unknown as Untyped)(method, path, init);
  if (!response.ok) throw problemOf(error, response);
  return data;
}

async function* itemsOf(raw: Client<paths>, path: string, init: object = {}): AsyncGenerator<unknown, void, undefined> {
  const { params } = init as { params?: { query?: object } };
  let cursor: string | null = null;
  do {
    const query: object = { ...params?.query, ...(cursor === null ? {} : { cursor }) };
    const page = (await answer(raw, 'get', path, { ...init, params: { ...params, query } })) as Page;
    yield* page.data;
    cursor = page.nextCursor;
  } while (cursor !== null);
}
