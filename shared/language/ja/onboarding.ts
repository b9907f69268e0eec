/** The first run, in Japanese. */
import type { Translation } from '../catalogue.ts';

export const onboarding: Translation<'onboarding'> = {
  thisIsNotFermataLink:
    'これはFermataのリンクではありません。受け取ったリンク全体を貼り付けてください。#join= または #device= が含まれています。',
  linkHasNoBeginning:
    'このリンクには先頭の部分がありません。https://（または http://）から貼り付けてください。',
  linkLeadsElsewhere:
    'このリンクは別のページのものです。Fermata のリンクでは、https://relay.example/#join=… のように、リレーのアドレスのすぐ後に #join= か #device= が続きます。',
  linkIsNotWhole:
    'このリンクは最後の部分が欠けているか、余分なものが入っています。もう一度全体をコピーしてください。',
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
  focusTimerWorksOnIts:
    '集中タイマーは一人でも使えます。参加は後からでもできます。チームはリレー上で始まります。リレーを動かす人は「relay found」で最初のリンクを得られます。',
  startSolo: '一人で始める',
};
