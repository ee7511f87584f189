import { createHash } from 'node:crypto';
import { platformProblems } from '../problems/platform-problems.js';

/** Strong entity tag (RFC 9110 §8.8.3) of a resource: of its version when it counts them, else of its wire form. */
export function etagOf(resource: object): string {
  if (
    'version' in resource &&
    ['number', 'string'].includes(typeof resource.version) &&
    Object.keys(resource).length === 1
  ) {
    return `"v${String(resource.version)}"`;
  }
  return etagOfBytes(JSON.stringify(resource));
}

export function etagOfBytes(bytes: string | Buffer): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
}

/** `If-Match` compares strongly, `If-None-Match` weakly (RFC 9110 §13.1). `*` matches whatever exists. */
export function matchesTag(header: string, tag: string, comparison: 'strong' | 'weak'): boolean {
  if (header.trim() === '*') return true;
  const tags = header.match(/(?:W\/)?"[^"]*"/g) ?? [];
  return tags.some((candidate) => (comparison === 'weak' ? candidate.replace(/^W\//, '') === tag : candidate === tag));
}

/** Throws 412 when the caller saw another version than `resource`. */
export function requireMatch(ifMatch: string | undefined, resource: object): void {
  if (ifMatch !== undefined && !matchesTag(ifMatch, etagOf(resource), 'strong'))
    throw platformProblems.version_conflict();
}
