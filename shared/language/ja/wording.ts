/** Presence, times, counts and the connection, in Japanese. */
import type { Translation } from '../catalogue.ts';

export const shows: Translation<'shows'> = {
  open: '話しかけ歓迎',
  available: '連絡可能',
  focusing: '集中中',
  busy: '取り込み中',
  away: '離席中',
  offline: 'オフライン',
  until: '{{show}}（{{moment}}まで）',
  untilLeft: '{{show}}（{{moment}}まで・{{left}}）',
  since: '{{show}}（{{moment}}から）',
  why: '{{show}}・{{why}}',
  byHand: '自分で選択',
  byFocus: '集中セッション',
  byCalendar: 'カレンダーの予定',
  bySchedule: '勤務時間外',
  lateToday: '今日は{{moment}}まで',
  doneToday: '今日は終わり（{{moment}}まで）',
  byLock: '画面がロックされています',
  byIdle: 'しばらく操作がありません',
  notConnected: 'チームに接続していません',
  automatic: '自動',
  notShared: '今はチームに表示されていません',
};

export const groups: Translation<'groups'> = {
  reachable: '今連絡できる人',
  focusing: '集中中',
  away: '離席中',
  offline: 'オフライン',
  team: 'チーム',
};

export const times: Translation<'times'> = {
  tomorrow: '明日 {{time}}',
  yesterday: '昨日 {{time}}',
  weekday: '{{day}} {{time}}',
  date: '{{date}} {{time}}',
  endOfToday: '今日いっぱい',
  endOfTomorrow: '明日いっぱい',
  today: '今日',
  nextDay: '明日',
  todayHeading: '今日',
  yesterdayHeading: '昨日',
  onDay: '{{day}}',
  minutes: '{{n}}分',
  hours: '{{n}}時間',
  hoursMinutes: '{{hours}}時間{{minutes}}分',
  days_other: '{{count}}日',
  seconds: '{{n}}秒',
};

export const counts: Translation<'counts'> = {
  messages_other: 'メッセージ{{count}}件',
  moreMessages_other: 'ほか{{count}}件のメッセージ',
  people_other: '{{count}}人',
  messagesFrom: '{{people}}から{{messages}}',
  sessions_other: 'セッション{{count}}回',
  lengths_other: '長さ{{count}}個',
  characters_other: '{{count}}文字',
};

export const connection: Translation<'connection'> = {
  connecting: 'リレーに接続しています。',
  meanwhile: 'その間も集中は使えます。書いたものは保存され、接続後に送られます。',
  waiting: 'リレーに接続できません。',
  tryingNow: '再接続しています。集中は使えます。書いたものは保存され、接続後に送られます。',
  nextTry: '{{wait}}後に再接続します。集中は使えます。書いたものは保存され、接続後に送られます。',
  signedOut: 'この端末はチームから外れています。',
  stillHere: '受け取ったものと書いたものは残っています。',
};

export const consequence: Translation<'consequence'> = {
  now: '{{name}}さんは連絡可能です。すぐに届きます。',
  nowAnyway: '{{name}}さんは連絡可能です。緊急でも通常でも、すぐに届きます。',
  away: '{{name}}さんは離席中です。戻ったときに届きます。',
  offline: '{{name}}さんはオフラインです。オンラインに戻ったときに届きます。',
  awayUntil: '{{name}}さんは離席中です。戻る{{moment}}ごろに届きます（あなたの時間）。',
  awayUsually:
    '{{name}}さんは離席中です。戻ったときに届きます。通常は{{moment}}です（あなたの時間）。',
  offlineUsually:
    '{{name}}さんはオフラインです。オンラインに戻ったときに届きます。通常は{{moment}}です（あなたの時間）。',
  focusingOpen: '{{name}}さんは集中中です。集中が終わったとき、長引く場合はそれより早く届きます。',
  busyOpen: '{{name}}さんは取り込み中です。手が空いたとき、長引く場合はそれより早く届きます。',
  focusingSoon: '{{name}}さんは集中中です。まもなく届きます。',
  busySoon: '{{name}}さんは取り込み中です。まもなく届きます。',
  focusingUntil: '{{name}}さんは集中中です。集中が終わる{{moment}}ごろに届きます。',
  busyUntil: '{{name}}さんは取り込み中です。手が空く{{moment}}ごろに届きます。',
  focusingBy: '{{name}}さんは集中中です。集中が終わる{{moment}}ごろまでに届きます。',
  focusingLong:
    '{{name}}さんは{{moment}}ごろまで集中中です。遅くともそのころまでに届きます。通常、{{length}}より長く待つことはありません。',
  busyBy: '{{name}}さんは取り込み中です。手が空く{{moment}}ごろまでに届きます。',
  busyLong:
    '{{name}}さんは{{moment}}ごろまで取り込み中です。遅くともそのころまでに届きます。通常、{{length}}より長く待つことはありません。',
  urgentFocusing:
    '{{name}}さんは集中中ですが、すぐに届きます。このセッションが緊急メッセージを受けない場合を除きます。',
  urgentThrough: '{{name}}さんは集中中ですが、すぐに届きます。',
  urgentRefused: '{{name}}さんはこのセッション中、緊急メッセージを受け取りません。',
  whyThen: '{{why}}{{then}}',
  urgentSpent: '{{name}}さんへの今日の緊急メッセージは使い切りました。',
  urgentSpentUntil:
    '{{name}}さんへの緊急メッセージは使い切りました。次に使えるのは{{moment}}です。',
  urgentBusy: '{{name}}さんは取り込み中で、緊急でも割り込めません。',
  asNormalFocusOpen: '通常のメッセージなら、集中が終わったときに届きます。',
  asNormalBusyOpen: '通常のメッセージなら、{{name}}さんの手が空いたときに届きます。',
  asNormalSoon: '通常のメッセージなら、まもなく{{name}}さんに届きます。',
  asNormalFocus: '通常のメッセージなら、集中が終わる{{moment}}ごろに{{name}}さんに届きます。',
  asNormalBusy: '通常のメッセージなら、{{name}}さんの手が空く{{moment}}ごろに届きます。',
  asNormalFocusBy: '通常のメッセージなら、集中が終わる{{moment}}ごろまでに{{name}}さんに届きます。',
  asNormalBusyBy: '通常のメッセージなら、{{name}}さんの手が空く{{moment}}ごろまでに届きます。',
  asNormalLong:
    '通常のメッセージなら、遅くとも{{moment}}ごろまでに{{name}}さんに届きます。通常、{{length}}より長く待つことはありません。',
  connecting:
    'リレーに接続しています。それまでこの端末で待ちます。いつ届くかは、そのときの{{name}}さんの状態によります。',
  waiting:
    'オフラインです。この端末で待ち、リレーに戻れたら送ります。いつ届くかは、そのときの{{name}}さんの状態によります。',
  signedOut:
    'この端末はチームから外れています。{{name}}さんに送るには、もう一度参加してください。書いたものは残ります。',
  solo: '今は一人で使っています。{{name}}さんに送るには、チームに参加してください。書いたものは残ります。',
};
