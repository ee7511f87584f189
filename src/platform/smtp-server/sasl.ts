export interface Login {
  readonly username: string;
  readonly password: string;
}

/** What the client has to answer next (base64 as RFC 4954 wants it), the login it gave, or why there is none. */
export type SaslStep =
  { kind: 'challenge'; text: string } | { kind: 'login'; login: Login } | { kind: 'malformed' } | { kind: 'cancelled' };

export interface SaslDialogue {
  /** `response` is the client's line; null when AUTH came without an initial response. */
  next(response: string | null): SaslStep;
}

const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const MAX_FIELD = 512;
const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(response: string): string | null {
  const text = response === '=' ? '' : response;
  if (!BASE64.test(text)) return null;
  try {
    return utf8.decode(Buffer.from(text, 'base64'));
  } catch {
    return null;
  }
}

/** RFC 4616: authorisation name, NUL, user name, NUL, password. Acting for somebody else is not offered. */
function plain(): SaslDialogue {
  return {
    next(response) {
      if (response === null) return { kind: 'challenge', text: '' };
      if (response === '*') return { kind: 'cancelled' };
      const parts = decode(response)?.split('\0');
      if (parts?.length !== 3) return { kind: 'malformed' };
      const [actFor, username, password] = parts as [string, string, string];
      if (actFor !== '' && actFor !== username) return { kind: 'malformed' };
      return login(username, password);
    },
  };
}

/** The old two-question dialogue: no RFC, but many devices know nothing else. */
function loginDialogue(): SaslDialogue {
  let username: string | null = null;
  return {
    next(response) {
      if (response === null) return { kind: 'challenge', text: 'VXNlcm5hbWU6' };
      if (response === '*') return { kind: 'cancelled' };
      const text = decode(response);
      if (text === null) return { kind: 'malformed' };
      if (username === null) {
        username = text;
        return { kind: 'challenge', text: 'UGFzc3dvcmQ6' };
      }
      return login(username, text);
    },
  };
}

function login(username: string, password: string): SaslStep {
  const usable = [username, password].every(
    (field) => field !== '' && field.length <= MAX_FIELD && !field.includes('\0'),
  );
  return usable ? { kind: 'login', login: { username, password } } : { kind: 'malformed' };
}

const MECHANISMS: Record<string, () => SaslDialogue> = { PLAIN: plain, LOGIN: loginDialogue };
export const MECHANISM_NAMES: readonly string[] = Object.keys(MECHANISMS);

export function openSasl(mechanism: string): SaslDialogue | null {
  return Object.hasOwn(MECHANISMS, mechanism) ? MECHANISMS[mechanism]!() : null;
}
