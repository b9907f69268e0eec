/** The frame of the window, in Japanese. */
import type { Translation } from '../catalogue.ts';

export const window: Translation<'window'> = {
  tryNow: '今すぐ再試行',
  joinAgain: 'もう一度参加',
  connection: '接続',
  team: 'チーム',
  review: '確認',
  focus: '集中',
  settings: '設定',
  notConnected: '未接続',
  main: 'メイン',
  dismiss: '閉じる',
  aTeam: 'チーム',
  notices: 'お知らせ',
  onlyDesktopAppCanDo: 'これはデスクトップアプリでのみできます。',
  welcome: 'ようこそ',
  starting: '起動しています…',
  pausedLeft: '一時停止中・{{left}}',
  focusingLeft: '集中中・{{left}}',
  breakLeft: '休憩・{{left}}',
  breakOver: '休憩・終了',
  unread_other: '未読{{count}}件',
  unusedLink:
    'この端末はすでに{{team}}に参加しているため、リンクは使われませんでした。使うには、先に設定でチームから抜けてください。',
  couldNotStart: 'Fermataを起動できませんでした。もう一度起動してください。',
  didNotAnswer: 'Fermataが応答しませんでした。閉じて起動し直してください。（{{cause}}）',
};
