/** Words for parameters whose own class says nothing about them, by place and name. */
const WORDS: Record<string, string> = {
  'path account': 'The number of the account in the chart of accounts.',
  'path channel': 'The channel of support.',
  'path country': 'ISO 3166-1, two capital letters.',
  'path key': 'The key of the field, as contacts carry it under `fields`.',
  'path name': 'The name of the mail, as its `X-Posthorn-Notification` has it.',
  'path route': 'The name of the route that the carrier delivers for.',
  'path slug': 'The name of the article, the last part of its address.',
  'path version': 'The number of the version: 1 is the first.',
  'query account': 'Only what is of this account.',
  'query accountId': 'Only what is of this account.',
  'query action': 'Only entries of this action.',
  'query assignee': 'Only what is assigned to this member of staff.',
  'query by': 'Whose reputation: that of addresses, sending domains or accounts.',
  'query campaignId': 'Only what was sent by this campaign.',
  'query customId': 'Only messages to which you gave this `customId`.',
  'query email': 'Only this address.',
  'query format': 'The form of the file.',
  'query from': 'Only what happened at this time or later.',
  'query interval': 'The width of one point of time.',
  'query invoiceId': 'Only what corrects this invoice.',
  'query ip': 'Only what concerns this address.',
  'query kind': 'Only what is of this kind.',
  'query lang': 'The language of the texts; without it that of `Accept-Language`.',
  'query limit': 'Items of one answer.',
  'query messageId': 'Only what is about this message.',
  'query number': 'Only this number, in E.164.',
  'query period': 'The month, `YYYY-MM`, or the quarter, `YYYY-Qn`.',
  'query phone': 'Only the contact with this number, in E.164.',
  'query planId': 'The plan that is to be paid.',
  'query priority': 'Only tickets of this priority.',
  'query queue': 'Only tickets of this queue.',
  'query reason': 'Only what is on the list for this reason.',
  'query recipient': 'Only messages to this address.',
  'query reference': 'Only what was recorded under this reference.',
  'query scope': 'Only what is closed to all mail, or to marketing alone.',
  'query source': 'Only what came from this source.',
  'query standing': 'Only what stands so.',
  'query state': 'Only what is in this state.',
  'query status': 'Only what has this status.',
  'query streams': 'The mails a month of each stream, such as `marketing:400000,transactional:40000`.',
  'query subscriptionId': 'Only what this subscription counted.',
  'query tag': 'Only what carries this tag.',
  'query ticketId': 'The ticket that it is about.',
  'query to': 'Only what happened before this time.',
  'query topic': 'Only what is about this topic.',
  'query verdict': 'Only mails of which this was made.',
  'query window': 'The time that the figures are of, up to now.',
};

/** … and where the same name means something else. */
const OF_OPERATIONS: Record<string, string> = {
  'listAvailablePaymentMethods query interval': 'The interval that is to be paid for.',
  'listSms query to': 'Only texts to this number, in E.164.',
  'sendRawMessage query to': 'Recipients of the envelope; without them those of To, Cc and Bcc.',
  'listSuppressions query email': 'Only this address, whatever the case of its letters.',
};

export function wordsFor(parameter: { in: string; name: string }, operationId: string): string | undefined {
  const name = `${parameter.in} ${parameter.name}`;
  return OF_OPERATIONS[`${operationId} ${name}`] ?? WORDS[name];
}
