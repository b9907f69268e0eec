/** What reading a calendar came to, in Japanese. */
import type { TranslationOf } from '../../catalogue.ts';
import type { calendar as english } from '../en/calendar.ts';

export const calendar: TranslationOf<typeof english> = {
  unreachable: '今はカレンダーに接続できません。',
  private:
    'このカレンダーは自分のネットワーク内の私設アドレスにあります。意図したものなら、下で許可してください。',
  tooLarge: 'カレンダーが5 MBを超えており、Fermataが読める大きさを超えています。',
  tooSlow: 'カレンダーの応答に時間がかかりすぎました。',
  lost: 'カレンダーのアドレスが際限なく転送されます。',
  unencrypted:
    'カレンダーのアドレスが暗号化されていない先に転送されるため、Fermataは従いませんでした。',
  badAddress:
    'カレンダーのアドレスではありません。https://、http://、webcal:// のどれかで始まります。',
  noFile: 'カレンダーのファイルを読めません。移動されたのかもしれません。もう一度選んでください。',
  asksPassword:
    'カレンダーのアドレスがパスワードを求めています（{{status}}）。iCal形式の非公開アドレスを探して入れてください。',
  answersError: 'カレンダーのアドレスがエラーを返しています（{{status}}）。',
  noCalendar: 'そこにあるのはカレンダーではありません。ログインページかもしれません。',
  cutOff: 'カレンダーが途中で切れていました。',
  usedAnyway: '届いた分を使います。',
  wentWrong: 'カレンダーを読めませんでした。',
  kept: '前に読んだ内容を引き続き使います。',
  repeatsMuch:
    'このカレンダーの繰り返しはFermataが見る数を超えているため、一部の予定がないことがあります。',
  unknownZone:
    'このカレンダーはFermataが知らないタイムゾーン（{{zone}}）を使っています。自分のタイムゾーンの時刻とみなします。',
};
