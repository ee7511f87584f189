import type { OperationName } from '../../contracts/operations.table.js';

/** What the operations on accounts, their people and their programs do, beyond their summaries. */
export const ACCOUNT_WORDS: Partial<Record<OperationName, string>> = {
  // Sign-up and sign-in
  signUp:
    'The account is `pending` and can send nothing until the link in the mail is followed, within seven days. An address that has an account gets another one and the same answer; only its mail tells. 403 `registration_refused` for an address that was closed for spam.',
  confirmEmail:
    'Takes the `token` of the sign-up mail (good for seven days) or of a change of address (a day). The account becomes active and may send from the address. A token that was used or is too old answers 410 `gone`; 409 `user_exists` when somebody of the account has taken the address meanwhile.',
  resendConfirmation:
    'Always 202. A mail goes out only when the address belongs to an account that still waits for its confirmation, at most five in an hour; its link ends the one before.',
  forgotUsername: 'Always 202. One mail lists every user name of the address, at most five mails in an hour.',
  forgotPassword:
    'Always 202. The link is good for an hour and works once. Staff who were added without a password choose their first one by the same link.',
  resetPassword:
    'Ends all sessions of the person and all other links that were mailed. A second factor is still asked for at the next sign-in. 410 `gone` for a token that was used or has run out; 422 `password_too_short`, `password_too_long` or `password_too_common` leave the token good.',
  login:
    'Answers an access token for 15 minutes and a refresh token for 30 days. A person with a second factor gets 401 `totp_required` until `totp` is sent along. An address of several user names answers 409 `username_required`; a wrong name and a wrong password alike 401 `invalid_credentials`; after several wrong ones 429 `too_many_attempts` with `Retry-After`.',
  refresh:
    'A refresh token works once. Shown again within ten seconds it answers the same pair, for clients whose answer was lost; shown later it counts as stolen, and the whole session ends (401 `invalid_credentials`). A session ends after 180 days at the latest.',
  logout:
    'Send `refreshToken`, or the access token as `Authorization`. Unknown and ended tokens answer 204 like good ones. The access token stops working in every process within seconds.',
  changePassword:
    'Asks for the present password: 403 `password_wrong`, and 429 `too_many_attempts` after several wrong ones. This session stays open, all others of the person end, and a mail tells of it.',
  requestEmailChange:
    'Asks for the present password. A link goes to the new address and is good for a day; until it is followed nothing changes, and a later request ends the one before. The old address is told once it has changed.',
  enrolTotp:
    'Step one of two: shows the secret once, as text and as an `otpauth:` address for a QR code. It must be confirmed by `POST /v1/auth/totp/confirm` within an hour. 409 `totp_already_enabled` while a factor is on.',
  confirmTotp:
    'From now on every sign-in asks for a code. Answers ten recovery codes that are never shown again. 401 `totp_invalid` for a wrong code; 409 `totp_not_enrolled` when no secret was asked for or its hour is over.',
  disableTotp:
    'Needs the password and a code of the authenticator, or a recovery code. Sign-ins ask for the password alone from then on; a mail tells the person.',
  renewRecoveryCodes:
    'Needs the password and a code. Use it when codes were lost or are nearly used up; each code opens one sign-in in place of the authenticator.',
  listSessions:
    'Newest first: browsers, apps, and members of staff who act in your place (`impersonated`). `current` marks the session this request came with.',
  getSession: 'With the address and program it was opened from, and when it was last used.',
  endSession:
    'Its tokens stop working in every process within seconds. It may be the session that asks. One that has ended already answers 404.',

  // The account
  getAccount:
    'Its status, tier, profile and, while it is suspended, the reasons. The place to look why something is refused: `suspensionReasons` names every block that holds.',
  updateAccount:
    'What is left out stays; null empties a field of the profile. A complete profile raises the tier at once; see `GET /v1/account/sending-authorization`.',
  listAuditLog:
    'Newest first, by action, actor and time. Every change is there with the values before and after, also those made by staff, rules and programs. Secrets are never in it, and entries cannot be changed.',
  getAuditEntry: 'Who did it, from which address, to what, and each field before and after.',
  listExports: 'Newest first, also those that have run out or failed.',
  getExport: '`progress` rises while it is `queued` or `running`. Once `ready` it can be downloaded for seven days.',
  downloadExport:
    'A zip with one file of JSON lines for each kind of data. 409 `export_not_ready` while it is being written; 410 `gone` after seven days, then ask for another.',

  // People
  inviteUser:
    'Makes the user and mails a link that is good for seven days; until it is accepted the person can do nothing. 402 `seat_required` when no seat is free, with what one costs; 409 `user_exists` names the person who has the address in this account; 403 for a role above your own.',
  listUsers:
    'Newest first. `status` tells who has joined; `invitationExpiresAt` until when an invitation holds its seat.',
  getUser: 'With role, language, last sign-in, and whether a second factor is on.',
  changeUser:
    'Open sessions work with the new role within seconds. The owner cannot be changed here (409 `last_owner`): hand the account over with `make-owner`. Nobody gives or takes a role above the own one (403).',
  removeUser:
    'Sessions and links end at once, the address is erased from what was kept about the person, and the user name is never given again. API keys the person made belong to the account and stay. The owner cannot be removed (409 `last_owner`).',
  resendInvitation:
    'An invitation that ran out needs a free seat again (402 `seat_required`). Somebody who has joined answers 409 `user_already_joined`.',
  makeOwner:
    'Only the owner, with the own password and, where it is on, a code (401 `totp_required`). The person must have joined (409 `user_not_joined`). Both are told by mail; it cannot be undone except by the new owner. API keys cannot do this.',
  acceptInvitation:
    'Needs no sign-in: the token of the mail shows who is asked. Sets the password and joins the account; sign in afterwards. 410 `gone` after seven days, when it was used, or when the invitation was taken back.',
  getSeats:
    '`used` counts people and invitations that are still good against what the plan includes and what was bought. `onSale` tells what one more seat costs.',

  // Programs
  createApiKey:
    'Use `key` and `secret` as Basic authentication, or the secret alone as bearer token. Nobody gives a key more than they may do themselves (403 `exceeds_own_rights`), and the address of the account must be confirmed (403 `email_not_confirmed`). Scopes cannot be changed later.',
  listApiKeys:
    'Newest first, without secrets: `secretHint` is what you recognise one by. Revoked keys are not in the list.',
  getApiKey: 'With its scopes, networks, end, and when and from where it was last used.',
  updateApiKey:
    'What is left out stays; null takes `expiresAt` or `subscriptionId` away. Widening it needs the same rights as making it (403 `exceeds_own_rights`). Requests in flight feel it within five seconds.',
  revokeApiKey: 'Refused everywhere within five seconds, for good. Mail it handed over before still goes out.',
  rotateApiKey:
    'Put the new secret in place while the old one still works: for a day, or for `overlap` (an ISO 8601 duration of at most `P7D`; `PT0S` ends it now). A secret from an earlier rotation ends at once.',
  createSmtpCredential:
    'Enter `username` and `password` in your mail program or server; hosts and ports are at `GET /v1/smtp-settings`. SMTP credentials are no people and take no seat. The address of the account must be confirmed (403 `email_not_confirmed`).',
  listSmtpCredentials: 'Newest first, without passwords. Revoked ones are not in the list.',
  getSmtpCredential: 'With its networks and end, and when and from where it was last used.',
  updateSmtpCredential:
    'What is left out stays; null takes `expiresAt` or `subscriptionId` away. Open SMTP sessions are judged anew before their next message.',
  revokeSmtpCredential:
    'Signing in with it is refused within five seconds, and open sessions may hand over nothing more. What was accepted before goes out.',
  rotateSmtpCredential:
    'The old password stays good for a day, or for `overlap` (at most `P7D`; `PT0S` ends it now), so that programs can be changed one after the other.',
  getSmtpSettings:
    'Host, ports and what each port speaks (STARTTLS or TLS from the first byte), and the user names you may sign in with. Passwords are shown only when they are made.',

  // The operator's people and customers
  listStaff: 'Newest first, with the roles they have now. Removed people are not in the list.',
  addStaff:
    'Without a password the person chooses one by `POST /v1/auth/forgot-password`. A person may have several roles. 409 `user_exists` when somebody of staff has the address.',
  getStaff: 'With roles and the time of the last sign-in.',
  changeStaff:
    'Replaces all roles; open sessions have the new ones within seconds. The last operator stays one (409 `last_operator`).',
  removeStaff:
    'Nobody can sign in as this person any more; what they did stays in the audit log under their id. The last operator cannot be removed (409 `last_operator`).',
  searchAccounts:
    '`q` is a platform id (`1234`), the beginning of an organisation’s name, or the whole user name or address of one of its people. Newest first.',
  getAccountAsStaff:
    'What the customer sees, and what staff decided: `grantedTier`, `ratePerHour`, owner, and the date of the purge of an account that closes.',
  adjustAccount:
    'A tier given here holds whatever the facts say; null lets them decide again. The customer is told when the tier changes, and mail that was held for it is counted anew. Every change is in the audit log of the account.',
  listAuditLogAsStaff:
    'Newest first; `accountId` narrows it to one account. What staff do among themselves stands under the account of the installation.',
  getAuditEntryAsStaff: 'As the account sees it, with the account it belongs to.',
  listUsersAsStaff: 'Also people who were invited and have not joined. Passwords and codes are never shown.',
  revokeCredentials:
    'For an account in wrong hands. `what` chooses among sessions, API keys and SMTP credentials; all of them end within five seconds in every process. The owner gets a mail with the reason. Answers how many of each ended.',
  getPurgeCertificate:
    'Rows deleted by part, and what the law makes us keep, with the reason. It is written when a count behind the shut door of the account found nothing. 409 `purge_not_finished` until then.',
};
