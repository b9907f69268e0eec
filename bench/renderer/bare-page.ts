/** The least that a page with such a list can be: rows that stand, and nothing behind them. */
import { type BenchPage, openEmptyPage } from './page.ts';

/** As wide and as high as in the window, with a mark, a name and a line below it. */
const STYLE = `
  body { margin: 0; display: grid; grid-template-columns: 200px 1fr; height: 100vh; font: 15px sans-serif; }
  main { overflow-y: auto; padding: 0 72px; }
  a { display: flex; gap: 12px; align-items: center; height: 56px; border-bottom: 1px solid #ddd; }
  i { width: 16px; height: 16px; border-radius: 50%; background: #4246b5; }
  small { display: block; color: #666; }`;

/** Opens a page with so many rows of HTML and no script at all. */
export const openBarePage = async (rows: number): Promise<BenchPage> => {
  const bench = await openEmptyPage();
  const row = (_: unknown, n: number): string =>
    `<a data-row href="#${n}"><i></i><span>Ana Fernández ${n}<small>Reviewing drafts</small></span></a>`;
  const list = Array.from({ length: rows }, row).join('');
  await bench.page.setContent(`<style>${STYLE}</style><nav></nav><main data-rows>${list}</main>`);
  return bench;
};
