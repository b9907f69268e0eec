/** Parts that several views use, in Japanese. */
import type { Translation } from '../catalogue.ts';

export const parts: Translation<'parts'> = {
  copied: 'コピーしました。',
  linkIsSelectedCopyIt: 'リンクを選択しました。Ctrl+Cまたは⌘Cでコピーしてください。',
  copyLink: 'リンクをコピー',
  thisPartFermataCouldNot:
    'Fermataのこの部分を読み込めませんでした。ウィンドウを再読み込みしてください。何も失われません。',
  from: '{{name}}、開始',
  to: '{{name}}、終了',
  remove: '{{name}}を削除',
  untilNextDay: '翌日まで',
  copyAllWeekdays: '{{name}}を平日すべてにコピー',
  addTimeOn: '{{name}}に時間を追加',
  addTime: '時間を追加',
  off: '休み',
};
