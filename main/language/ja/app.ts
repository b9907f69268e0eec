/** The desktop app around the window, in Japanese. */
import type { TranslationOf } from '../../../shared/language/catalogue.ts';
import type { app as english } from '../en/app.ts';

export const app: TranslationOf<typeof english> = {
  couldNotStart: 'Fermataを起動できませんでした',
  couldNotOpenData:
    '{{path}} に保存したものを開けませんでした。何も変わっていません。このフォルダーを読み書きできるか、ディスクに空きがあるかを確かめて、もう一度起動してください。',
  onlyInstalledStarts: 'ログイン時に起動できるのは、インストールしたFermataだけです。',
  tooLongRequest: '何も行われていません。長すぎるか、Fermataが受け付けないデータです。',
  noValueWanted: '何も行われていません。購読は値を取りません。',
  loginUnknown: 'ログイン時に起動するかどうかがわかりませんでした。',
  loginUnchanged:
    'システムがこの変更を許可しなかったので、何も変わっていません。システムの設定で、ログイン時に起動するプログラムからFermataを探してください。',
  plainToken:
    'Fermataが使えるキーチェーンがないため、チームへの鍵は自分のアカウントだけが読めるファイルに置かれています。GNOME KeyringやKWalletなどを設定し、Fermataを起動し直すと暗号化されます。',
  lockedToken:
    'システムのキーチェーンがロックされているか変更されたため、チームへの鍵を開けませんでした。何も失われていません。ロックを解除して起動し直すか、新しいリンクでもう一度参加してください。',
  noTray:
    'このデスクトップはトレイアイコンを表示しないため、ウィンドウを閉じるとFermataは終了します。動かし続けるには最小化してください。もう一度起動すると戻り、トレイの操作はコマンドラインでもできます。GNOMEでは拡張機能「{{extension}}」でトレイが使えます。',
  brokenLink:
    'Fermataを開いたリンクが途中で切れているため、何も行われていません。全体をコピーするか、新しいリンクを頼んでください。',
  damagedSettings:
    'Fermataの設定を読めなかったため、標準の設定を使っています。元のファイルは {{name}} として残してあります。',
  damagedStore:
    'この端末に保存したものの一部が壊れていました。読めた分で続け、残りはリレーに問い合わせます。最後に書いたメッセージは送り直しが必要かもしれません。壊れたファイルは {{name}} として残してあります。',
  openNote: '開く',
  chooseCalendar: 'カレンダーを選ぶ',
  calendars: 'カレンダー',
  allFiles: 'すべてのファイル',
  folderNotOpened:
    'フォルダーを開けませんでした。場所は {{path}} です。ファイルマネージャーで開いてください。',
  saveFile: 'ファイルを保存',
  yourSystem: 'システム',
  screenSaver: 'スクリーンセーバー',
  idleUnknown:
    '最後にキーボードやマウスを使った時刻をシステムが知らせないため、席を離れたことがわかりません。必要なときは手動で「離席中」を選んでください。',
  idleStuck:
    'システム（{{source}}）が常に「たった今操作があった」と知らせており、正しくないと思われるため、席を離れたことがわかりません。必要なときは手動で「離席中」を選んでください。',
  keysTaken:
    'システムが{{keys}}をFermataに割り当てませんでした。ほかのプログラムが使っているようです。別のキーを選ぶか、そちらで解除してください。',
  noUpdate: '新しいバージョンはありません。',
  updateInFocus:
    '集中中です。インストールするとFermataがいったん終わるので、あとで行ってください。',
  updateNoAnswer:
    '新しいバージョンを確認できませんでした。このまま使えます。数時間後にもう一度試します。',
  updateNotFetched:
    '案内された新しいバージョンを取得できませんでした。このまま使えます。数時間後にもう一度試します。',
  offFromSources: 'このFermataはソースから動いているため、新しいバージョンを探しません。',
  offByPackages: 'このインストールはシステムのパッケージ管理で更新されます。',
  offNoAddress:
    'このインストールには更新先のアドレスがありません。新しいバージョンは、配布した人から知らされます。',
  offPortable: 'ポータブル版は自分を置き換えません。入手した場所から新しいものを入手してください。',
  offReadOnly:
    'このAppImageのファイルは変更できないため、新しいものに置き換えられません。自分のフォルダーに移してください。',
};
