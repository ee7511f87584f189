import { AUDITED, type Cast, made, must, type Prepare, type Prepared } from './cast.js';

/** Campaigns and what is done with them. */
export const campaignOperations: Record<string, Prepare> = {
  createCampaign: ({ account }, unique) => ({
    path: '/v1/campaigns',
    token: account.token,
    body: { name: unique },
    effects: 'select count(*) from campaigns where name = $1',
    about: unique,
  }),
  copyCampaign: async (cast, unique) => ({
    path: `/v1/campaigns/${await draft(cast, unique)}/copy`,
    token: cast.account.token,
    body: { name: `${unique} again` },
    effects: 'select count(*) from campaigns where name = $1',
    about: `${unique} again`,
  }),
  scheduleCampaign: async (cast, unique) =>
    acting(cast, await draft(cast, unique), 'schedule', 'campaign.scheduled', { sendAt: LATER }),
  unscheduleCampaign: async (cast, unique) =>
    acting(cast, await scheduled(cast, unique), 'unschedule', 'campaign.unscheduled'),
  pauseCampaign: async (cast, unique) => acting(cast, await scheduled(cast, unique), 'pause', 'campaign.paused'),
  resumeCampaign: async (cast, unique) => {
    const id = await scheduled(cast, unique);
    await act(cast, id, 'pause');
    return acting(cast, id, 'resume', 'campaign.resumed');
  },
  cancelCampaign: async (cast, unique) => acting(cast, await scheduled(cast, unique), 'cancel', 'campaign.cancelled'),
};

/** So far ahead that nothing of it happens. */
const LATER = '2027-06-01T08:00:00Z';

function acting({ account }: Cast, id: string, action: string, audited: string, body: object = {}): Prepared {
  return {
    path: `/v1/campaigns/${id}/${action}`,
    token: account.token,
    body,
    effects: `${AUDITED}'${audited}'`,
    about: id,
  };
}

async function draft(cast: Cast, unique: string): Promise<string> {
  const list = await made(cast, '/v1/lists', { name: unique });
  return made(cast, '/v1/campaigns', {
    name: unique,
    from: { email: 'cast@acme.example' },
    subject: 'Hello',
    text: 'Hello',
    audience: { lists: [list] },
  });
}

async function scheduled(cast: Cast, unique: string): Promise<string> {
  const id = await draft(cast, unique);
  await act(cast, id, 'schedule', { sendAt: LATER });
  return id;
}

async function act({ world, account }: Cast, id: string, action: string, body: object = {}): Promise<void> {
  await must(world.http.post(`/v1/campaigns/${id}/${action}`, { token: account.token, body }));
}
