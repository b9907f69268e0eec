/** The list of keys, in Japanese. */
import type { Translation } from '../catalogue.ts';

export const keys: Translation<'keys'> = {
  title: 'キーボードショートカット',
  all: 'すべてのショートカット',
  everywhere: 'どこでも',
  control: 'Ctrl',
  enter: 'Enter',
  escape: 'Esc',
  actions: 'すべての操作：集中、プレゼンス、人、画面',
  find: '一覧から探す',
  move: '一覧の中を移動（すべての操作でも同じ）',
  help: 'この一覧',
  next: '次のメッセージ',
  previous: '前のメッセージ',
  done: '完了',
  later: '後で',
  reply: '返信',
  undo: '元に戻す',
  writing: '入力中',
  close: '開いているものを閉じる',
};
