/** What became of a call to the relay, in Japanese. */
import type { TranslationOf } from '../../catalogue.ts';
import type { relay as english } from '../en/relay.ts';

export const relay: TranslationOf<typeof english> = {
  unreachable:
    'リレーに接続できなかったので、何も変わっていません。アドレスと接続を確かめて、もう一度試してください。',
  strange: 'リレーの応答をFermataが理解できませんでした。バージョンが違うのかもしれません。',
  spentDevice:
    'このリンクはもう使えません。10分以内に一度だけ使えます。参加済みの端末で新しく作ってください。',
  spentInvite:
    'この招待はもう使えません。使い切ったか、取り消されたか、古すぎます。新しい招待を頼んでください。',
  noLink:
    'これはFermataのリンクではありません。招待は {{example}} のような形で、チームの人から届きます。',
  leaveInstead: 'これは今お使いの端末です。サインアウトするには、下の「退出」を使ってください。',
  silent: 'リレーが理由を示さずに断りました。',
  unauthorized: 'この端末は参加が取り消されています。もう一度チームに参加してください。',
  stopping: 'リレーが停止中なので、何も行われませんでした。少ししてからもう一度試してください。',
  storageFull: 'リレーのディスクがいっぱいで、何も保存されませんでした。管理者に伝えてください。',
  storageFailed:
    'リレーがディスクに書き込めず、何も保存されませんでした。少ししてからもう一度試してください。',
  internal: 'リレーで問題が起きました。記録されています。少ししてからもう一度試してください。',
  tooManyTries:
    'このアドレスから誤ったコードや招待が多すぎました。1分待ってからもう一度試してください。',
};
