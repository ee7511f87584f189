import { escaped } from '../../../kernel/escaped.js';
import { BOARD, HOME } from './next-page.js';

export const SIGN_IN = '/admin/sign-in';
export const SIGN_OUT = '/admin/sign-out';

const STYLE =
  'body{margin:0;font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;background:#f4f5f7;color:#1d2733}' +
  'main{max-width:25rem;margin:11vh auto;padding:2.2rem;background:#fff;border-radius:14px;box-shadow:0 2px 14px #0002}' +
  '.name{display:flex;align-items:center;gap:.6rem;margin:0 0 1.2rem;font-weight:650}' +
  'h1{margin:0 0 .6rem;font-size:1.45rem}label{display:block;margin:1rem 0 .3rem;font-weight:550}' +
  'input{width:100%;box-sizing:border-box;padding:.65rem;font:inherit;border:1px solid #8a94a1;border-radius:6px}' +
  'button{margin-top:1.4rem;padding:.65rem 1.5rem;font:inherit;font-weight:600;color:#1d2733;background:#f5b301;border:0;border-radius:6px;cursor:pointer}' +
  'button.quiet{background:transparent;border:1px solid #d9dde3}ul{padding:0;list-style:none}' +
  'li a{display:block;margin:.5rem 0;padding:.8rem 1rem;color:inherit;text-decoration:none;border:1px solid #d9dde3;border-radius:8px}' +
  'li a:hover{border-color:#1a5fb4}li b{display:block;color:#1a5fb4}li span,p{color:#4a5563;font-size:.95rem}' +
  '.fault{padding:.7rem 1rem;color:#7a1a14;background:#fdecea;border-left:4px solid #b3261e}' +
  ':is(a,button,input):focus-visible{outline:3px solid #f5b301;outline-offset:2px}';

export interface SignInFacts {
  next: string;
  login?: string;
  /** Why the last try failed. */
  fault?: string;
}

export function signInPage({ next, login = '', fault }: SignInFacts): string {
  const said = fault === undefined ? '' : `<p class="fault" role="alert">${escaped(fault)}</p>`;
  return framed(
    'Sign in',
    `<p>For the people who run this installation.</p>
${said}
<form method="post" action="${SIGN_IN}">
<input type="hidden" name="next" value="${escaped(next)}">
<label for="login">User name or e-mail address</label>
<input id="login" name="login" value="${escaped(login)}" autocomplete="username" required maxlength="254"${login === '' ? ' autofocus' : ''}>
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required maxlength="1024"${login === '' ? '' : ' autofocus'}>
<label for="totp">Code of the authenticator, if you have one</label>
<input id="totp" name="totp" autocomplete="one-time-code" inputmode="numeric" maxlength="64">
<button type="submit">Sign in</button>
</form>`,
  );
}

export function homePage({ name, inbox }: { name: string; inbox: boolean }): string {
  const places: [path: string, title: string, words: string][] = [
    ['/docs', 'The API, to work in', 'Tickets, requests, invoices: found and decided.'],
    [BOARD, 'Queues', 'What wakes the workers, as it is now.'],
    ['/metrics', 'Metrics', 'Every figure, as Prometheus reads them.'],
    ...(inbox ? [['/dev/inbox', 'Local inbox', 'Mail that stayed on this machine.'] as [string, string, string]] : []),
  ];
  const list = places.map(
    ([path, title, words]) => `<li><a href="${path}"><b>${title}</b><span>${words}</span></a></li>`,
  );
  return framed(
    'Operator’s pages',
    `<p>Signed in as ${escaped(name)}.</p>
<ul>${list.join('\n')}</ul>
<form method="post" action="${SIGN_OUT}"><button type="submit" class="quiet">Sign out</button></form>`,
  );
}

function framed(title: string, content: string): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">
<title>${title} · Posthorn</title><link rel="icon" href="/docs/horn.svg" type="image/svg+xml"><style>${STYLE}</style></head>
<body><main>
<p class="name"><img src="/docs/horn.svg" alt="" width="30" height="30">Posthorn</p>
<h1>${title}</h1>
${content}
</main></body>
</html>
`;
}

/** Where somebody who is not signed in is sent, and brought back from. */
export function signInAddress(wanted: string): string {
  return wanted === HOME ? SIGN_IN : `${SIGN_IN}?next=${encodeURIComponent(wanted)}`;
}
