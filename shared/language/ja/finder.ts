/** Words by which the palette finds what is called otherwise, in Japanese. */
import type { Translation } from '../catalogue.ts';

export const finder: Translation<'finder'> = {
  late: '残業 延長 遅くまで 時間',
  done: '退勤 仕事終わり 帰宅 終了 時間',
  status: 'メッセージ 絵文字 昼休み 会議 休暇 病気',
  clearStatus: '削除 解除',
  invite: '追加 メンバー 参加 リンク',
  talk: '話す予定 会う 会議 通話 予定 時差',
  tell: '知らせて 通知 連絡可能 戻ったら 待つ',
  theme: 'テーマ モード 色 夜',
  language: '言語 翻訳',
  you: '名前 プロフィール',
  devices: 'スマホ パソコン サインアウト 端末を追加',
  invites: '招待リンク 参加 取り消し',
  hours: '勤務時間 予定 週 タイムゾーン 今日は終わり 残業',
  focus: '長さ ラウンド 休憩 週間計画 統計',
  activity: 'アイドル 離席 検出',
  yourCalendar: 'ical ics 予定',
  focusInYourCalendar: 'フィード 購読 ics アドレス',
  notifications: '音 アラート お知らせ',
  thisComputer: 'ログイン 起動 ショートカット トレイ',
  updates: 'バージョン 新しい',
  about: '診断 ログ ヘルプ バージョン',
  leave: '退出 サインアウト',
  allMessages: '履歴 アーカイブ 検索 受信箱',
};
