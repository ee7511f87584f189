/**
 * Stands in for curl on machines that have none: what the pages use of it, and nothing else.
 *   -X method, -H header, -d body, --data-binary @file, -F form field, -u name:password, -o file, -s -S -f
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

interface Request {
  url: string;
  method: string | null;
  headers: [string, string][];
  body: string | Uint8Array<ArrayBuffer> | FormData | null;
  to: string | null;
}

const bytes = (file: string): Uint8Array<ArrayBuffer> => new Uint8Array(readFileSync(file));

function addField(request: Request, text: string): void {
  const at = text.indexOf('=');
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  const form = request.body instanceof FormData ? request.body : new FormData();
  if (value.startsWith('@')) form.append(name, new Blob([bytes(value.slice(1))]), basename(value));
  else form.append(name, value);
  request.body = form;
}

const OPTIONS: Readonly<Record<string, (request: Request, value: string) => void>> = {
  '-X': (request, value) => void (request.method = value),
  '-H': (request, value) => void request.headers.push([value.split(':', 1)[0]!, value.replace(/^[^:]*:\s*/, '')]),
  '-d': (request, value) => void (request.body = value),
  '--data-binary': (request, value) => void (request.body = value.startsWith('@') ? bytes(value.slice(1)) : value),
  '-F': addField,
  '-u': (request, value) => void request.headers.push(['authorization', `Basic ${btoa(value)}`]),
  '-o': (request, value) => void (request.to = value),
};

function read(words: string[]): Request {
  const request: Request = { url: '', method: null, headers: [], body: null, to: null };
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at]!;
    const option = OPTIONS[word];
    if (option) option(request, words[(at += 1)] ?? '');
    else if (!word.startsWith('-')) request.url = word;
    else if (!/^(-[sSf]+|--fail-with-body)$/.test(word)) throw new Error(`${word} is not known here`);
  }
  return request;
}

const { url, method, headers, body, to } = read(process.argv.slice(2));
const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
if (typeof body === 'string' && !hasType) headers.push(['content-type', 'application/x-www-form-urlencoded']);
const answer = await fetch(url, { method: method ?? (body === null ? 'GET' : 'POST'), headers, body });
const received = Buffer.from(await answer.arrayBuffer());
if (to === null) process.stdout.write(received);
else writeFileSync(to, received);
process.exitCode = answer.ok ? 0 : 22;
