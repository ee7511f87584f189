import type { FoundOperation } from './operations.js';
import { TAG_GROUPS } from './tag-groups.table.js';

const STAFF_PREFIX = /^(?:admin|operator)\b\W*/i;
const STAFF_TAG = 'Operator: ';

/** Where the operator's work is parted otherwise than the controllers are: by what is done, not by who wrote it. */
const STAFF_TAGS_BY_PATH: readonly (readonly [path: RegExp, tag: string])[] = [
  [/^\/v1\/admin\/(?:alerts|reviews)\b/, 'reviews and alerts'],
  [/^\/v1\/admin\/inbound-mails\b/, 'mail'],
  [/^\/v1\/admin\/accounts\/\{id\}\/impersonations\b/, 'impersonation'],
  [/^\/v1\/admin\/support\/(?:callback-requests|chat-requests|chats)\b/, 'calls and chats'],
  [/^\/v1\/admin\/tickets\b/, 'tickets'],
  [/^\/v1\/admin\/ip-requests\b/, 'ip requests'],
  [/^\/v1\/admin\/(?:dnsbls|listings|reputation)\b/, 'ip reputation'],
];

/** Staff operations form groups of their own, whatever their controller calls them. */
export function nameTags({ path, operation }: FoundOperation): void {
  const isStaff = path.startsWith('/v1/admin/');
  const byPath = STAFF_TAGS_BY_PATH.find(([pattern]) => pattern.test(path))?.[1];
  operation.tags = operation.tags?.map((tag) => {
    const plain = tag.replace(STAFF_PREFIX, '');
    return isStaff ? STAFF_TAG + (byPath ?? plain.toLowerCase()) : plain.charAt(0).toUpperCase() + plain.slice(1);
  });
}

/** The tags in use with a sentence each, in the order of the work, and the groups they form. */
export function describeTags(operations: readonly FoundOperation[]): {
  tags: { name: string; description: string }[];
  'x-tagGroups': { name: string; tags: string[] }[];
} {
  const used = new Set(operations.flatMap(({ operation }) => operation.tags ?? []));
  const groups = TAG_GROUPS.map(({ name, tags }) => ({ name, tags: Object.keys(tags).filter((tag) => used.has(tag)) }));
  const placed = new Set(groups.flatMap(({ tags }) => tags));
  const rest = [...used].filter((tag) => !placed.has(tag)).sort((a, b) => a.localeCompare(b, 'en'));
  const all = [...groups, { name: 'More', tags: rest }].filter(({ tags }) => tags.length > 0);
  const words = new Map(TAG_GROUPS.flatMap(({ tags }) => Object.entries(tags)));
  return {
    tags: all.flatMap(({ tags }) =>
      tags.map((name) => ({ name, description: words.get(name) ?? `Operations on ${name.toLowerCase()}.` })),
    ),
    'x-tagGroups': all,
  };
}
