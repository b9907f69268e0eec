/** Finds the Chromium that tests drive, and installs it where that is possible. */
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { fail, ok, type Result } from '../shared/result.ts';
import { installPackage, isDebianLike, mayInstall } from './debian.ts';

const PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const isRoot = process.getuid?.() === 0;

/** How Chromium is started: no sandbox as root, where there can be none, and no talk with its maker. */
export const chromiumArgs: readonly string[] = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=en-GB',
];

const locate = (): string | null => {
  const named = process.env['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const places = [...(PLACES[process.platform] ?? []), chromium.executablePath()];
  return places.find((place) => existsSync(place)) ?? null;
};

const advice = (): string => {
  if (isDebianLike()) return 'Run: sudo apt-get install chromium';
  if (process.platform === 'darwin') return 'Run: brew install --cask chromium';
  return 'Run: npx playwright-core install chromium';
};

const missing = (): string => {
  const named = process.env['CHROMIUM_PATH'];
  return named !== undefined && named !== ''
    ? `CHROMIUM_PATH names ${named}, which is not there. Set it to a Chromium, or unset it.`
    : `End-to-end tests need a Chromium and found none. ${advice()}`;
};

/** The executable of a Chromium, by CHROMIUM_PATH, the usual places, or playwright's own; else what to do. */
export const findChromium = (): Promise<Result<string, string>> => {
  const found = locate();
  return Promise.resolve(found === null ? fail(missing()) : ok(found));
};

/** A Chromium, installed if need be; or one sentence that says which command to run. */
export const ensureChromium = async (): Promise<Result<string, string>> => {
  const found = await findChromium();
  if (found.ok || process.env['CHROMIUM_PATH'] || !mayInstall()) return found;
  return installPackage('chromium') ? findChromium() : found;
};
