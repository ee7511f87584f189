import { parseWireId } from '../../../../src/kernel/ids.js';
import { AUDITED, made, type Prepare } from './cast.js';

const field = (unique: string): string => `f_${unique.replace(/[^A-Za-z0-9]/g, '_')}`;

/** Contacts, their fields, and the lists they are on. */
export const audienceOperations: Record<string, Prepare> = {
  createContact: ({ account }, unique) => ({
    path: '/v1/contacts',
    token: account.token,
    body: { email: `${unique}@contacts.example` },
    effects: 'select count(*) from contacts where email = $1',
    about: `${unique}@contacts.example`.toLowerCase(),
  }),
  createContactField: ({ account }, unique) => ({
    path: '/v1/contact-fields',
    token: account.token,
    body: { key: field(unique), type: 'text' },
    effects: 'select count(*) from contact_fields where key = $1',
    about: field(unique),
  }),
  recordContactConsent: async (cast, unique) => {
    const id = await made(cast, '/v1/contacts', { email: `${unique}@contacts.example` });
    return {
      path: `/v1/contacts/${id}/consents`,
      token: cast.account.token,
      body: { channel: 'mail', state: 'granted' },
      effects: 'select count(*) from contact_consents where contact_id = $1',
      about: parseWireId('con', id)!,
    };
  },
  mergeContact: async (cast, unique) => {
    const id = await made(cast, '/v1/contacts', { email: `${unique}-1@contacts.example` });
    const contactId = await made(cast, '/v1/contacts', { email: `${unique}-2@contacts.example` });
    return {
      path: `/v1/contacts/${id}/merge`,
      token: cast.account.token,
      body: { contactId },
      effects: `${AUDITED}'contact.merged'`,
      about: id,
    };
  },
  eraseContact: ({ account }, unique) => ({
    path: '/v1/contacts/erasures',
    token: account.token,
    body: { email: `${unique}@contacts.example` },
    effects: `select count(*) from contact_erasures where account_id = $1`,
    about: parseWireId('acc', account.id)!,
  }),
  createList: ({ account }, unique) => ({
    path: '/v1/lists',
    token: account.token,
    body: { name: unique },
    effects: 'select count(*) from lists where name = $1',
    about: unique,
  }),
  createSegment: ({ account }, unique) => ({
    path: '/v1/segments',
    token: account.token,
    body: { name: unique, condition: { field: 'email', op: 'exists' } },
    effects: 'select count(*) from segments where name = $1',
    about: unique,
  }),
  rotateListToken: async (cast, unique) => {
    const id = await made(cast, '/v1/lists', { name: unique });
    return {
      path: `/v1/lists/${id}/rotate-token`,
      token: cast.account.token,
      effects: `${AUDITED}'list.token_rotated'`,
      about: id,
    };
  },
  addListMembers: async (cast, unique) => {
    const id = await made(cast, '/v1/lists', { name: unique });
    return {
      path: `/v1/lists/${id}/members`,
      token: cast.account.token,
      body: { emails: [`${unique}@contacts.example`], consented: true },
      effects:
        'select count(*) from contact_consents e join list_members m on m.contact_id = e.contact_id where m.list_id = $1',
      about: parseWireId('lst', id)!,
    };
  },
};
