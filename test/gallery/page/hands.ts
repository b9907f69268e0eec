/** What is done on a page before it is looked at: fields filled, buttons pressed, a section scrolled to. */
import { t } from '../../../shared/language/words.ts';
import type { Scene } from '../../support/scenes.ts';
import type { PlainKey } from '../../support/scenes/scene.ts';

/** Everything is drawn, and what comes after a drawing – a field that takes the focus – has come too. */
export const drawn = (): Promise<void> =>
  new Promise((resolve) =>
    requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve()))),
  );

const CAN_BE_PRESSED = 'button, summary, label, [role="menuitem"]';

const labelled = (text: string): HTMLElement | null | undefined =>
  [...document.querySelectorAll('label')].find((each) => each.textContent === text)?.control;

/** Types into a field as its user would: React hears it only if the field itself is told. */
const fill = async (label: string, text: string): Promise<void> => {
  const field = labelled(label);
  if (!(field instanceof HTMLInputElement)) throw new Error(`No field is called “${label}”.`);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, text);
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await drawn();
};

/** Presses what has this text, as its user would before the picture is taken. */
const press = async (text: string): Promise<void> => {
  const all = [...document.querySelectorAll<HTMLElement>(CAN_BE_PRESSED)];
  const found =
    all.find((each) => each.tagName === 'BUTTON' && each.textContent === text) ??
    all.find((each) => each.textContent.includes(text));
  if (found === undefined) throw new Error(`Nothing to press says “${text}”.`);
  const target = found instanceof HTMLLabelElement ? (found.control ?? found) : found;
  target.focus();
  target.click();
  await drawn();
};

/** Fills and presses what a scene wants, in the language that is spoken. */
export const prepare = async ({ fills = {}, presses = [] }: Scene): Promise<void> => {
  for (const [label, text] of Object.entries(fills) as [PlainKey, string][])
    await fill(t(label), text);
  for (const key of presses) await press(t(key));
};

/** Scrolls to the section with this heading. */
export const scrollTo = (heading: string): void => {
  const found = [...document.querySelectorAll('h2')].find((each) => each.textContent === heading);
  if (found === undefined) throw new Error(`No section is called “${heading}”.`);
  (found.closest('section') ?? found).scrollIntoView();
};
