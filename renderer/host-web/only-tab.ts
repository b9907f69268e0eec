/** What a tab shows that may not run: another one does, or took over. */
import { t } from '../../shared/language/words.ts';

/** Says that Fermata is open elsewhere, and resolves when the user wants it here. */
export const waitForTurn = (root: HTMLElement, text: string): Promise<void> => {
  const message = document.createElement('p');
  message.textContent = text;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = t('web.useItHere');
  const box = document.createElement('main');
  box.className = 'only-tab';
  box.append(message, button);
  root.replaceChildren(box);
  return new Promise((resolve) => {
    button.addEventListener('click', () => resolve(), { once: true });
  });
};
