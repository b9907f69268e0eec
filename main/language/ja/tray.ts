/** The tray, in Japanese. */
import type { TranslationOf } from '../../../shared/language/catalogue.ts';
import type { tray as english } from '../en/tray.ts';

export const tray: TranslationOf<typeof english> = {
  automatic: '自動',
  minutes: '{{minutes}}分',
  hours_other: '{{count}}時間',
  showFor: '{{show}}（時間を選ぶ）…',
  endOfHours: '{{time}}（勤務時間の終わり）',
  until: '終了時刻…',
  otherTime: 'ほかの時刻…',
  extend: '+{{minutes}}分',
  left: '残り{{minutes}}分',
  pausedLeft: '一時停止中、{{left}}',
  focusingLeft: '{{show}}・{{left}}',
  breakLeft: '休憩・{{left}}',
  breakOver: '休憩終了',
  startRound: '{{of}}ラウンド中{{index}}回目を今始める',
  startFocus: '集中を始める',
  review: '確認する',
  reviewMessages_other: '{{count}}件のメッセージを確認する',
  openApp: 'Fermataを開く',
  quitApp: 'Fermataを終了',
  held: '保留{{held}}件',
  heldAsOf: '{{moment}}の時点で保留{{held}}件',
  noneHeldAsOf: '{{moment}}の時点で保留なし',
  heldNotKnown: '保留の件数は不明',
};
