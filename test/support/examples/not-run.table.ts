/**
 * The examples of README.md and docs/integrate that no test runs as they stand, each with its reason. `begins` is how the
 * code begins. A row whose example is gone is red.
 */
export const NOT_RUN: readonly { page: string; begins: string; because: string }[] = [
  {
    page: 'README.md',
    begins: 'npm start',
    because: 'starting is what test/integration/engines and the scenario of first light do; npm test would run itself',
  },
  {
    page: 'docs/integrate/start.md',
    begins: 'npm start',
    because: 'the page is run against an instance that is started already',
  },
  {
    page: 'docs/integrate/rest.md',
    begins: 'npx openapi-typescript',
    because: 'fetches a package; test/integration/http/typed-client.test.ts uses the client that it makes',
  },
  {
    page: 'docs/integrate/client.md',
    begins: 'node scripts/client.mjs',
    because: 'compiles the package; test/tidy/contract-client.test.ts does, and installs what it packed',
  },
  {
    page: 'docs/integrate/smtp.md',
    begins: "<?php\nrequire 'vendor/autoload.php';",
    because:
      'needs symfony/mailer, which no machine has by itself; it was run by hand with the 5.4 of Debian, TLS verified',
  },
  {
    page: 'docs/integrate/webhooks.md',
    begins: 'POST /hooks/mail',
    because:
      'arrives at the reader; test/integration/webhooks/documented.test.ts verifies its signature with the code below it',
  },
  {
    page: 'docs/integrate/support-by-mail.md',
    begins: 'GET /v1/support/callback-slots',
    because: 'needs a ticket and opening hours; test/integration/support/calls-and-chats.test.ts makes these calls',
  },
];

/** Pages whose calls (`    POST /v1/… {…} → 201`) need people and things of their own: who furnishes and runs them. */
export const RUN_BY: Readonly<Record<string, string>> = {
  'campaigns.md': 'test/integration/audience/pages.test.ts',
  'contacts.md': 'test/integration/audience/pages.test.ts',
  'paying.md': 'test/integration/billing/paying-page.test.ts',
  'segments.md': 'test/integration/audience/pages.test.ts',
  'sms-prices.md': 'test/integration/sms/pages.test.ts',
  'sms.md': 'test/integration/sms/pages.test.ts',
  'support.md': 'test/integration/support/support-center.test.ts',
  'templates.md': 'test/integration/sending/templates-page.test.ts',
};
