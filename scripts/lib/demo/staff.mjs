/** The operator's own people, each with what he may do. */
import { StoryClient } from '../story-client.mjs';
import { OPERATOR } from './operator.mjs';

const PEOPLE = {
  compliance: { email: 'vera@posthorn.localhost', roles: ['compliance'] },
  support: { email: 'sami@posthorn.localhost', roles: ['support_agent'] },
  money: { email: 'bruno@posthorn.localhost', roles: ['billing_staff'] },
};

export class Staff {
  constructor(operator) {
    this.operator = operator;
  }

  get isHere() {
    return this.money !== undefined;
  }

  async hire() {
    for (const [post, { email, roles }] of Object.entries(PEOPLE)) {
      const { password } = OPERATOR;
      await this.operator.post('/v1/admin/staff', { email, password, roles });
      this[post] = new StoryClient(this.operator.url);
    }
    await this.signIn();
  }

  /** Whoever looks around afterwards is one person and sits at every desk. */
  async giveAllRoles({ email }) {
    const { data } = await this.operator.get('/v1/admin/staff');
    const { id, roles } = data.find((one) => one.email === email);
    const all = [...new Set([...roles, ...Object.values(PEOPLE).flatMap((one) => one.roles)])];
    await this.operator.request('PATCH', `/v1/admin/staff/${id}`, { body: { roles: all } });
    return all;
  }

  async signIn() {
    for (const [post, { email }] of Object.entries(PEOPLE)) {
      const { password } = OPERATOR;
      const { accessToken } = await this[post].post('/v1/auth/login', { email, password }, { bearer: null });
      this[post].bearer = accessToken;
    }
  }
}
