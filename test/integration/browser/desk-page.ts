import type { Browser, Page } from 'puppeteer-core';

/** A safety net: a browser beside other work of a small machine takes its time. */
const PATIENCE_MS = 120_000;

/** The few members of elements that are read in pages. */
interface Field {
  value: string;
  open: boolean;
  textContent: string;
  innerText: string;
}
interface BrowserScope {
  document: { querySelector(selector: string): Field | null };
  localStorage: object;
  sessionStorage: object;
}

export async function openPage(browser: Browser, size = { width: 1360, height: 900 }): Promise<Page> {
  const page = await browser.newPage();
  await page.setViewport(size);
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

/** What a page complains about without being asked: refused scripts, failed requests, exceptions. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url ?? ''}`);
  });
  return complaints;
}

/** The page at /docs, used as a person uses it: by what is written on it. */
export class DeskPage {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  /** Answers when the page is drawn and knows who is there. */
  async open(path = '/docs'): Promise<void> {
    // An address that differs by its last part alone would load nothing anew.
    if (path.includes('#')) await this.page.goto('about:blank');
    await this.page.goto(this.url + path);
    await this.page.waitForSelector('.opblock-tag-section');
    await this.page.waitForSelector('#sign-in-open:not([hidden]), #sign-out:not([hidden])');
  }

  async signIn(login: string, password: string): Promise<void> {
    await this.page.click('#sign-in-open');
    await this.page.type('#login', login);
    await this.page.type('#password', password);
    await this.page.click('#sign-in-form button[type=submit]');
  }

  async signedInAs(): Promise<string> {
    const place = await this.page.waitForSelector('#person:not([hidden])');
    return place!.evaluate((element) => element.textContent);
  }

  /** Unfolds a task and follows one of its steps. */
  async follow(task: string, operation: string): Promise<void> {
    const folded = (await this.page.waitForSelector(`::-p-xpath(//nav//details[summary[.='${task}']])`))!;
    if (!(await folded.evaluate((element) => (element as unknown as Field).open)))
      await (await folded.$('summary'))!.click();
    await (await folded.$(`a[data-operation=${operation}]`))!.click();
    await this.page.waitForSelector(`${block(operation)} .execute`);
  }

  /** What stands in the field of a parameter; waits for one that is filled in. */
  async filledIn(operation: string, name: string): Promise<string> {
    const field = `${block(operation)} tr[data-param-name="${name}"] :is(input, select)`;
    const read = (selector: string): string =>
      (globalThis as unknown as BrowserScope).document.querySelector(selector)?.value ?? '';
    const value = await this.page.waitForFunction(read, {}, field);
    return (await value.jsonValue()) as string;
  }

  async body(operation: string): Promise<unknown> {
    const field = (await this.page.waitForSelector(`${block(operation)} textarea.body-param__text`))!;
    return JSON.parse(await field.evaluate((element) => (element as unknown as Field).value)) as unknown;
  }

  /** The body once it shows `text` no longer. */
  async bodyWithout<T>(operation: string, text: string): Promise<T> {
    const isGone = (selector: string, unwanted: string): boolean => {
      const field = (globalThis as unknown as BrowserScope).document.querySelector(selector);
      return field !== null && field.value !== '' && !field.value.includes(unwanted);
    };
    await this.page.waitForFunction(isGone, {}, `${block(operation)} textarea.body-param__text`, text);
    return (await this.body(operation)) as T;
  }

  /** Presses “Execute”; answers what came back, once the page shows it. */
  async execute<T = unknown>(operation: string): Promise<{ status: number; body: T }> {
    const answered = this.page.waitForResponse((response) => response.url().includes('/v1/'));
    await this.page.click(`${block(operation)} .execute`);
    const response = await answered;
    const isShown = (selector: string, status: string): boolean =>
      (globalThis as unknown as BrowserScope).document
        .querySelector(selector)
        ?.textContent.trim()
        .startsWith(status) === true;
    const place = `${block(operation)} .live-responses-table tbody .response-col_status`;
    await this.page.waitForFunction(isShown, {}, place, String(response.status()));
    return { status: response.status(), body: (await response.json()) as T };
  }

  /** The request as the page offers it for copying. */
  async curl(operation: string): Promise<string> {
    const shown = (await this.page.waitForSelector(`${block(operation)} :is(.request-snippets, .curl-command) pre`))!;
    return shown.evaluate((element) => element.textContent);
  }

  async bring(operation: string, part = '.opblock-section-header'): Promise<void> {
    await this.page.$eval(`${block(operation)} ${part}`, (element) =>
      (element as unknown as { scrollIntoView(where: object): void }).scrollIntoView({ block: 'start' }),
    );
  }

  /** Everything that stays in the browser. */
  stored(): Promise<string> {
    return this.page.evaluate(() => {
      const { localStorage, sessionStorage } = globalThis as unknown as BrowserScope;
      return JSON.stringify([localStorage, sessionStorage]);
    });
  }
}

/** Swagger UI names the block of an operation by its tag and its id. */
export function block(operation: string): string {
  return `.opblock[id$="-${operation}"]`;
}
