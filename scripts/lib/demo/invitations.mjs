/** The association invites its members, with a template. */
import { until } from '../story-client.mjs';
import { reader } from './readers.mjs';

const MEMBERS = 80;

const MJML = `<mjml><mj-body background-color="#f0fdf4"><mj-section background-color="#166534"><mj-column>
<mj-text color="#ffffff" font-size="22px">Sentieri del Ticino</mj-text></mj-column></mj-section>
<mj-section background-color="#ffffff"><mj-column><mj-text font-size="16px" line-height="1.5">Cara socia, caro socio {{nome}},<br/><br/>
domenica camminiamo da Airolo a Osco: quattro ore, 380 metri di salita, pranzo al sacco. Ritrovo alle 8.40 alla stazione.</mj-text>
<mj-button background-color="#166534" href="https://sentieri-ticino.example/uscite">Mi iscrivo</mj-button></mj-column></mj-section></mj-body></mjml>`;

export const INVITATIONS = [
  {
    at: '-9 18:00',
    name: 'The association invites its members, with a template',
    run: async ({ association, stage }) => {
      const template = await association.post('/v1/templates', {
        name: 'Invito',
        subject: 'Domenica ad Airolo, {{nome}}',
        mjml: MJML,
        text: 'Cara socia, caro socio {{nome}},\n\ndomenica camminiamo da Airolo a Osco. Ritrovo alle 8.40 alla stazione.\n',
        language: 'it',
      });
      const from = { email: `uscite@${association.domain}`, name: 'Sentieri del Ticino' };
      const messages = Array.from({ length: Math.ceil(MEMBERS * stage.scale) }, (_, i) => {
        const { email, firstName } = reader(70_000 + i);
        return { from, to: [{ email }], templateId: template.id, variables: { nome: firstName }, tags: ['invito'] };
      });
      const { data } = await association.client.post(
        '/v1/messages/batch',
        { messages },
        { bearer: association.secret },
      );
      const accepted = data.filter(({ httpStatus }) => httpStatus === 202);
      await until('the invitations to leave', async () => {
        const { status } = await association.get(`/v1/messages/${accepted[0].id}`);
        return status === 'queued' ? null : status;
      });
      return `${accepted.length} of ${messages.length} mails`;
    },
  },
];
