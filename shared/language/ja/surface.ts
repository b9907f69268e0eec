/** Waiting for somebody to be reachable, in Japanese. */
import type { Translation } from '../catalogue.ts';

export const surface: Translation<'surface'> = {
  writeTo: '{{name}}さんに書く',
  dismissThatIsReachable: '{{name}}さんの通知を閉じる',
  tellMeWhenIsReachable: '{{name}}さんに連絡できるようになったら知らせる',
  cancel: 'キャンセル',
  cancelWaitingFor: '{{name}}さんを待つのをやめる',
  waitingForReachableUntil: '{{name}}さんに連絡できるようになるのを待っています・{{moment}}まで',
  waitedForYouBeFree: '{{name}}さんはあなたの手が空くのを待っていました。',
  youAskedBeTold: '通知を希望していました。',
  isReachableNow: '{{name}}さんに今連絡できます。',
  wasReachableAt: '{{name}}さんは{{moment}}に連絡可能でした。今は「{{show}}」です。',
  wasReachableNowUnknown:
    '{{name}}さんは{{moment}}に連絡可能でした。今もそうかどうかは、リレーに接続できるまでわかりません。',
};
