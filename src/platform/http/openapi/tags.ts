import type { FoundOperation } from './operations.js';

const STAFF_PREFIX = /^(?:admin|operator)\b\W*/i;
const STAFF_TAG = 'Operator: ';

/** Groups in the order a newcomer needs them. */
const GROUPS: Record<string, string> = {
  'Sign-up and sign-in': 'Make an account, confirm its address, get tokens.',
  'Own sign-in': 'Password, second factor and sessions of whoever is signed in.',
  Account: 'Profile, authorisation to send, blocks and the audit log.',
  Users: 'The people of the account: invitations, roles, seats, ownership.',
  'API keys and SMTP credentials': 'What programs use; secrets are shown once.',
  Senders: 'Addresses that mail may come from.',
  Domains: 'Own domains: DNS records, DKIM, checks.',
  Messages: 'Send, search, follow and cancel mail.',
  Quota: 'What may still be sent, and when it renews.',
  Suppressions: 'Addresses that get no more mail.',
  Templates: 'Subjects and contents to write again, version by version.',
  Uploads: 'Large files, to be attached to messages.',
  Contacts: 'Persons, their fields, and the evidence of what they agreed to.',
  Lists: 'What contacts subscribe to, and who did.',
  Imports: 'Contacts from files: previewed, read in the background, every row with a verdict.',
  Segments: 'Conditions about contacts: explained, counted, kept under names.',
  Addresses: 'What can be known of an address before anything is sent to it.',
  Catalogue: 'Offers and plans.',
  Subscriptions: 'The plans an account has.',
  'Payment methods': 'Cards and other ways to pay.',
  Payments: 'What was paid, is being paid or failed.',
  Invoices: 'What was invoiced, as it was issued.',
  Support: 'Tickets, the support PIN, and who of the operator’s people acted in the account.',
  Health: 'For probes and Prometheus.',
};

/** Staff operations form a group of their own, whatever their controller calls it. */
export function nameTags({ path, operation }: FoundOperation): void {
  const isStaff = path.startsWith('/v1/admin/');
  operation.tags = operation.tags?.map((tag) => {
    const plain = tag.replace(STAFF_PREFIX, '');
    return isStaff ? STAFF_TAG + plain.toLowerCase() : plain.charAt(0).toUpperCase() + plain.slice(1);
  });
}

/** The tags in use with a sentence each, and their two groups. */
export function describeTags(operations: FoundOperation[]): Record<'tags' | 'x-tagGroups', object[]> {
  const used = [...new Set(operations.flatMap(({ operation }) => operation.tags ?? []))];
  const product = used
    .filter((tag) => !tag.startsWith(STAFF_TAG))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.localeCompare(b));
  const staff = used.filter((tag) => tag.startsWith(STAFF_TAG)).sort();
  return {
    tags: [
      ...product.map((name) => ({ name, description: GROUPS[name] ?? `Operations on ${name.toLowerCase()}.` })),
      ...staff.map((name) => ({ name, description: 'For the operator’s staff.' })),
    ],
    'x-tagGroups': [
      { name: 'API', tags: product },
      { name: 'Operator', tags: staff },
    ],
  };
}

function rankOf(tag: string): number {
  const rank = Object.keys(GROUPS).indexOf(tag);
  return rank === -1 ? Number.MAX_SAFE_INTEGER : rank;
}
