interface TagGroup {
  readonly name: string;
  /** Tags in the order of the work, with what they are for. */
  readonly tags: Readonly<Record<string, string>>;
}

/** Kinds of work, in the order in which a newcomer meets them; the operator's people come last. */
export const TAG_GROUPS: readonly TagGroup[] = [
  {
    name: 'Come in',
    tags: {
      'Sign-up and sign-in': 'Make an account, confirm its address, get tokens.',
      'Own sign-in': 'Password, second factor and sessions of whoever is signed in.',
      Account: 'Profile, authorisation to send, blocks and the audit log.',
      Users: 'The people of the account: invitations, roles, seats, ownership.',
      'API keys and SMTP credentials': 'What programs use; secrets are shown once.',
    },
  },
  {
    name: 'Send',
    tags: {
      Domains: 'Own domains: DNS records, DKIM, checks.',
      Senders: 'Addresses that mail may come from.',
      Messages: 'Send, search, follow and cancel mail.',
      Templates: 'Subjects and contents to write again, version by version.',
      Uploads: 'Large files, to be attached to messages.',
      Quota: 'What may still be sent, and when it renews.',
      SMS: 'Texts, their senders and credits, and what came in.',
    },
  },
  {
    name: 'Follow',
    tags: {
      Events: 'What became of every message, as a log to read on.',
      Statistics: 'The same, counted.',
      Webhooks: 'The same, told to a server of yours.',
      Suppressions: 'Addresses that get no more mail.',
      Addresses: 'What can be known of an address before anything is sent to it.',
    },
  },
  {
    name: 'Write to many',
    tags: {
      Contacts: 'Persons, their fields, and the evidence of what they agreed to.',
      Lists: 'What contacts subscribe to, and who did.',
      Imports: 'Contacts from files: previewed, read in the background, every row with a verdict.',
      Segments: 'Conditions about contacts: explained, counted, kept under names.',
      Campaigns: 'One mail or text to many: written, estimated, scheduled, sent to everybody once, reported.',
    },
  },
  {
    name: 'Buy and pay',
    tags: {
      Catalogue: 'Offers and plans.',
      Subscriptions: 'The plans an account has.',
      Purchases: 'Several things at once, in one order.',
      'Quote requests': 'What no list has a price for.',
      'Dedicated IPs': 'Addresses of one’s own: asked for, warmed up, pooled, routed to.',
      'Payment methods': 'Cards and other ways to pay.',
      Payments: 'What was paid, is being paid or failed.',
      Wallet: 'Money that lies here: deposits, credit, what it was used for.',
      Invoices: 'What was invoiced, as it was issued.',
      'Purchase orders': 'For who pays by order: the paper, and what came of it.',
    },
  },
  {
    name: 'Get help',
    tags: { Support: 'Tickets, the support PIN, and who of the operator’s people acted in the account.' },
  },
  {
    name: 'Operator: support',
    tags: {
      'Operator: tickets': 'What customers ask: found, answered, passed on, solved.',
      'Operator: calls and chats': 'Call-backs in their slots, chats and their transcripts.',
      'Operator: support': 'Mails to support, the PIN, and the stream of what happens.',
      'Operator: impersonation': 'Acting in a customer’s place; he sees it.',
      'Operator: help centre': 'Articles, their languages and versions, and how often they helped.',
    },
  },
  {
    name: 'Operator: customers',
    tags: {
      'Operator: accounts': 'Who there is, how far he is trusted, and what keeps him from something.',
      'Operator: reviews and alerts': 'Who asks to send more, and what needs a look.',
      'Operator: ip requests': 'Who asks for addresses of his own.',
      'Operator: complaints': 'What recipients and networks complained about.',
      'Operator: sales': 'Quotes asked for.',
      'Operator: audit log': 'Who did what, when, from where.',
    },
  },
  {
    name: 'Operator: money',
    tags: {
      'Operator: invoices': 'Every invoice: found, credited, paid by hand, exported.',
      'Operator: payments': 'Every payment, bank statements, and money that found no invoice.',
      'Operator: ledger': 'The books, and the proof that they balance.',
      'Operator: exports': 'For the tax office: OSS, DES, e-reporting.',
      'Operator: tax': 'Rates, exemptions, the seller, and what a customer would be charged.',
      'Operator: catalogue': 'Plans, their versions, and moving customers between them.',
    },
  },
  {
    name: 'Operator: delivery',
    tags: {
      'Operator: sites': 'Receivers: how fast, how many at once, paused or not.',
      'Operator: ip addresses': 'The stock of addresses, and what each is for.',
      'Operator: ip reputation': 'Block lists, listings, and how receivers take the mail of each address.',
      'Operator: mail': 'What was sent and what came back, of everybody.',
      'Operator: sms': 'Routes, rates, packs, countries and names that texts come from.',
    },
  },
  {
    name: 'Operator: installation',
    tags: {
      'Operator: staff': 'The operator’s people and their roles.',
      'Operator: installation': 'The DNS records that the installation itself needs.',
      'Operator: notifications': 'The mails that Posthorn writes, in five languages.',
      Health: 'For probes and Prometheus.',
      Hooks: 'What gateways and carriers tell Posthorn.',
      'Local inbox': 'Mail that stayed on this machine, where nothing leaves it.',
      'Operator: sandbox': 'What a payment gateway would say.',
      'Operator: test clock': 'Moves time, where a test clock is allowed.',
    },
  },
];
