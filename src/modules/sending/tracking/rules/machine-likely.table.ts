/**
 * Programs that fetch pictures and follow links without anybody reading, by what they call themselves. Reviewed 2026-11-22.
 * A name in this table is an observation, not a promise of its maker: who hides behind a browser's name is found by time
 * and order instead (`machine-likely.ts`).
 *
 * Sources: the user agents that providers and operators publish (Google, browscap issues 121, 367, 1108; Yahoo help
 * SLN28749; SocketLabs, "Identifying Apple MPP opens"; wordtothewise.com, "Apple MPP", 2021-09; warmbly pull request 569
 * on the bare WebKit name, 2026-09) and the crawlers' own pages that their names link to.
 */
export interface MachineAgent {
  readonly reason: 'image_proxy' | 'prefetch' | 'security_scanner' | 'link_preview' | 'program';
  readonly pattern: RegExp;
  /** Programs of people use the same names for the other kind of request. */
  readonly only?: 'open' | 'click';
  /** The name counts only in the first minute: later it may be a person's own mail program. */
  readonly early?: true;
}

export const MACHINE_AGENTS: readonly MachineAgent[] = [
  // Somebody may be reading behind these, but the request is the provider's, made once and kept for all later views.
  { reason: 'image_proxy', pattern: /GoogleImageProxy|via ggpht\.com/i },
  { reason: 'image_proxy', pattern: /YahooMailProxy/i },
  { reason: 'image_proxy', pattern: /DuckDuckGo-Email|ProtonMail|Superhuman-?Image|Fastmail.?Image/i, only: 'open' },
  // Apple's Mail Privacy Protection names nothing but this and fetches whether the mail is read or not (iOS 15, 2021-09).
  { reason: 'prefetch', pattern: /^Mozilla\/5\.0$/ },
  // Gmail looks at pictures before the reader does, under the name of an Edge of 2015.
  { reason: 'prefetch', pattern: /Edge\/12\.246 Mozilla\/5\.0$/ },
  // A WebKit without a program: Apple's proxies, and Outlook for Mac when somebody reads.
  {
    reason: 'prefetch',
    pattern: /^Mozilla\/5\.0 \([^)]{1,80}\) AppleWebKit\/[0-9.]{1,20} \(KHTML, like Gecko\)$/,
    only: 'open',
    early: true,
  },
  {
    reason: 'security_scanner',
    pattern:
      /Barracuda|Proofpoint|Mimecast|MessageLabs|Symantec|IronPort|CiscoSecureEmail|Cloudmark|Forcepoint|Websense|TrendMicro|\bTMES\b|FireEye|Trellix|Sophos|Fortinet|FortiMail|Zscaler|CheckPoint|Cyren|Vade|Avanan|Hornetsecurity|urlscan|VirusTotal|CMLINKCHECK|SafeBrowsing|Google-Safety/i,
  },
  {
    reason: 'link_preview',
    pattern:
      /SkypeUriPreview|BingPreview|Slackbot|Slack-ImgProxy|WhatsApp\/|facebookexternal|Twitterbot|LinkedInBot|TelegramBot|Discordbot|Snap URL Preview|Google-PageRenderer|Iframely|Embedly/i,
  },
  { reason: 'program', pattern: /\b(?:bot|crawler|spider|slurp|archiver|linkcheck(?:er)?|monitoring)\b|[a-z]bot\//i },
  { reason: 'program', pattern: /HeadlessChrome|PhantomJS|Puppeteer|Playwright|Selenium|Electron-scan/i },
  // Libraries: a mail program may fetch its pictures with one, but nobody clicks with one.
  {
    reason: 'program',
    pattern:
      /^(?:python-|aiohttp|Python\/|curl\/|Wget|Go-http-client|Java\/|Apache-HttpClient|Jakarta|libwww|lua-resty|okhttp|axios|node-fetch|undici|got |PostmanRuntime|Ruby|PHP\/|GuzzleHttp|http\.rb|Faraday|RestSharp|WinHttp)/i,
    only: 'click',
  },
];
