/** A real Chromium with the web client in it, and what runs in its page to count and to scroll. */
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../scripts/chromium.ts';
import * as people from '../../test/support/people.ts';

/** What the page keeps for the bench. */
interface Noted {
  /** When React committed, by the page's clock, ms: a mark in the trace for each would be work in what is measured. */
  readonly commits: number[];
}
type NotingWindow = typeof window & Noted;

/** React tells the hook that its developer tools would put there of every commit, also in a build for use. */
const noteCommits = (): void => {
  const commits: number[] = [];
  const hook = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: () => void commits.push(performance.now()),
    onCommitFiberUnmount: () => undefined,
  };
  Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook, commits });
};

/** The commits so far; they are forgotten. A page without React has none. */
export const takeCommits = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() => (window as Partial<NotingWindow>).commits?.splice(0) ?? []);

/** A window of the team. */
export interface BenchPage {
  readonly browser: Browser;
  readonly page: Page;
  readonly close: () => Promise<void>;
}

/** A browser of its own with one empty page. */
export const openEmptyPage = async (): Promise<BenchPage> => {
  const found = await findChromium();
  if (!found.ok) throw new Error(found.error);
  const browser = await chromium.launch({ executablePath: found.value, args: [...chromiumArgs] });
  const page = await browser.newPage({ viewport: { width: 960, height: 640 } });
  return { browser, page, close: () => browser.close() };
};

/** Joins by the link and waits until the team stands. */
export const openBenchPage = async (inviteUrl: string): Promise<BenchPage> => {
  const bench = await openEmptyPage();
  const { page } = bench;
  await page.addInitScript(noteCommits);
  await page.goto(inviteUrl);
  await people.joinAs(page, 'Eve Novak');
  await page.locator('[aria-setsize]').first().waitFor();
  return bench;
};

/** At how many pictures of so long a time the middle of the list is empty. */
export const countBlank = (page: Page, ms: number): Promise<number> =>
  page.evaluate(async (length) => {
    const end = performance.now() + length;
    let blank = 0;
    while (performance.now() < end) {
      await new Promise(requestAnimationFrame);
      const list = document.querySelector('[data-rows]')?.getBoundingClientRect();
      if (list === undefined || list.top > 300) continue;
      const seen = [300, 330].map((y) => document.elementFromPoint(500, y));
      if (seen.every((each) => (each?.closest('[data-row], h2') ?? null) === null)) blank += 1;
    }
    return blank;
  }, ms);

/** Scrolls the list down and up again for so long as a person with a wheel does. */
export const scrollFor = async (page: Page, ms: number): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  const end = performance.now() + ms;
  while (performance.now() < end)
    for (const yDistance of [-3000, 2500])
      await session.send('Input.synthesizeScrollGesture', {
        x: 500,
        y: 400,
        yDistance,
        speed: 2500,
        gestureSourceType: 'mouse',
      });
  await session.detach();
};

/** Ms from each key in the text to the picture that shows it. */
export const typeFor = async (page: Page, text: string): Promise<readonly number[]> => {
  await page.evaluate(() => {
    const tookMs: number[] = [];
    const listen = (event: KeyboardEvent): void => {
      const pressed = event.timeStamp;
      const { port1, port2 } = new MessageChannel();
      // A message that is sent in a frame comes after its picture was made.
      port1.onmessage = () => void tookMs.push(performance.now() - pressed);
      requestAnimationFrame(() => port2.postMessage(null));
    };
    document.addEventListener('keydown', listen, { capture: true });
    Object.assign(window, { tookMs });
  });
  await page.keyboard.type(text, { delay: 60 });
  await page.waitForFunction(
    (count) => (window as typeof window & { tookMs: number[] }).tookMs.length >= count, // Put there above.
    text.length,
  );
  return page.evaluate(() => (window as typeof window & { tookMs: number[] }).tookMs); // Put there above.
};
