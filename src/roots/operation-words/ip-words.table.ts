import type { OperationName } from '../../contracts/operations.table.js';

/** What the operations on addresses, on receivers and on the way of mail do, beyond their summaries. */
export const IP_WORDS: Partial<Record<OperationName, string>> = {
  // A customer's addresses
  getDedicatedIp:
    'With the checks of its names, its pool and, while it warms up, the stage and what it may send today. Addresses that were released answer 404.',
  placeDedicatedIp:
    'Its warm-up goes on. Mail that waits finds its way anew. 422 `pool_not_allowed` for a pool that is not yours; 409 `ip_state` when the address is being given back.',
  resumeIpWarmUp:
    'Goes on from the stage it stood at; the next day is judged as usual. 409 `warmup_state` when it does not warm up or is not paused.',
  listIpPools: 'All of them; an account has at most twenty.',
  createIpPool:
    'Mail of its `stream` goes there by itself, other mail by a routing rule or by `ipPool` in the message. `overflow` says whether mail its addresses may not send now takes the shared addresses or waits. 409 `pool_exists` for a name that is taken, `too_many_pools` above twenty.',
  getIpPool: 'Which addresses lie in it is said by `GET /v1/dedicated-ips`.',
  changeIpPool:
    'What is left out stays; holds for mail that is accepted from now on. 409 `pool_exists` for a name that is taken.',
  deleteIpPool: '409 `pool_in_use` while addresses lie in it or rules lead to it: move them first.',
  listRoutingRules:
    'From the lowest `place` up: the first rule that fits decides. Mail that no rule fits goes by the streams of the pools.',
  getRoutingRule: 'A condition that is null fits everything.',
  deleteRoutingRule:
    'Mail that is accepted from now on is judged without it. `POST /v1/routing/dry-run` shows which way a message would take.',
  listDedicatedIpRequests: 'Also those that were decided, with what was decided.',
  getDedicatedIpRequest: '`more_info` waits for your answer to `question`; `provisioned` names the addresses in `ips`.',
  answerDedicatedIpRequest:
    'Send it while the request is `more_info`; it goes back to be decided. 409 `ip_request_has_no_question` otherwise.',

  // Staff: stock, requests, listings
  listIpAddresses: 'By state. An address stays in the list for ever; one that is put away is `retired`.',
  getIpAddress:
    'With its owner, what its names were last found to be, and until when an address that was given back rests.',
  changeIpAddress:
    'By hand an address goes to `retired` from `stock`, back again, to `suspended`, and from there to `active`; everything else happens by requests and warm-ups (409 `ip_state`). `identityCheck: waived` needs a `reason`.',
  listIpRequestsAsStaff:
    '`status=pending_review` is the list to work through. Support and operators read, compliance decides.',
  getIpRequestAsStaff:
    'What the customer wrote and sends, blocks and violations, the addresses of the account, and `advice`: which way the rules lean and why. Free addresses are in `GET /v1/admin/ips?state=stock`.',
  askAboutIpRequest:
    'The request becomes `more_info`; the customer gets a mail, and the answer puts it back to `pending_review`. 409 `ip_request_decided` when somebody was first.',
  refuseIpRequest:
    'The reason is mailed to the customer as written. Nothing was charged. 409 `ip_request_decided` when somebody was first.',
  listDnsbls: 'With `fault` where the last poll did not believe a list because it failed the test points of RFC 5782.',
  getDnsbl: 'With when it was last asked, and whether it can be believed.',
  changeDnsbl:
    'What is left out stays. A list that is not `active` is asked no more; its open listings stay as they were.',
  listIpListings:
    '`status=open` are the ones that hold now. An incident runs from the first poll that saw it to the first that did not.',
  getIpListing:
    'With the accounts that sent from the address in the week before, and the steps to get off the list, in order.',

  // Staff: the way of mail
  getSite:
    'Connections and rates as learned and as set, what waits, each of our addresses with its standing there, and the last twenty refusals in the receiver’s words.',
  getEgress: '`pause` says since when, by whom and why nothing leaves from it; null when it sends.',
  pauseEgress:
    'Mail is accepted on and waits; it takes another address where its pool has one. Ends at `until`, or by `resume`. Pausing again replaces reason and end.',
  resumeEgress: 'What waits goes on at once. Resuming what is not paused changes nothing.',
  getSendingPause:
    '`paused: false` when its mail leaves as usual. Blocks are something else: see `GET /v1/admin/accounts/{id}/blocks`.',
  resumeSending: 'Mail that waited leaves in its order. Resuming what is not paused changes nothing.',

  getQuarantinedDelivery:
    'Whose message it is, to whom, and how many processes ended with it (`lostWorkers`); `quarantined` says whether it still waits for a decision.',

  // The local inbox and the desk
  listInboxJson:
    'Mail that would have left, newest first, while the route is `inbox`; 404 on an installation that sends.',
  showInboxMail:
    'Headers, text, pictures and attachments of one mail beside the list; 404 on an installation that sends.',
  previewInboxMail: 'HTML without scripts, and with its pictures inside; it cannot load anything from elsewhere.',
  readInboxMail: 'Exactly what a receiver would have got, signatures included.',
  getInboundMail: 'The first 64 KiB, and what SPF, DKIM, ARC and DMARC said of it. It is kept for thirty days.',
  getInboundMailRaw: 'The whole mail, byte for byte, as `.eml`.',

  // Mails of the installation, its health and its clock
  listNotifications: 'With the subject of each in English. A mail carries its name as `X-Posthorn-Notification`.',
  getNotification:
    'Subject, text and HTML as they would be sent, filled with sample facts. `lang` is en, fr, de, es or it.',
  previewNotification: 'The HTML alone, to be looked at in a browser.',
  getLiveness:
    'Answers 200 as long as the process can answer at all, and asks neither the database nor Redis. Whether it should get requests is said by `/health/ready`.',
  getTestClock:
    'Differs from the machine’s clock when it was moved by `POST /v1/admin/test-clock`. 404 on an installation whose clock cannot be moved.',
};
