/** The first run, in Japanese. */
import type { Translation } from '../catalogue.ts';

export const onboarding: Translation<'onboarding'> = {
  thisIsNotFermataLink:
    'これはFermataのリンクではありません。受け取ったリンク全体を貼り付けてください。#join= または #device= が含まれています。',
  anInviteTeamOn: '{{host}}のチームへの招待です。',
  addsThisDeviceYourOwn: 'この端末を{{host}}の自分のメンバー登録に追加します。',
  inviteLinkOrDeviceLink: '招待リンクまたは端末リンク',
  yourName: '名前',
  addThisDevice: 'この端末を追加',
  joinTeam: 'チームに参加',
  joinTeam2: 'チームに参加する',
  welcomeFermata: 'Fermataへようこそ',
  messagesWaitWhileYouFocus: '集中している間、メッセージは待ちます。戻ったときにまとめて届きます。',
  openItInDesktopApp: '代わりにデスクトップアプリで開く',
  noTeamYet: 'まだチームがありませんか',
  focusTimerWorksOnIts: '集中タイマーは一人でも使えます。参加は後からでもできます。',
  startSolo: '一人で始める',
};
