/** The browser host, in Japanese. */
import type { Translation } from '../catalogue.ts';

export const web: Translation<'web'> = {
  thisTab: 'このタブ',
  browserTabCannotSeeWhether:
    '別のウィンドウが前面にあると、ブラウザのタブからは席にいるかどうかがわかりません。デスクトップアプリならわかります。必要なときは手動で「離席中」を選んでください。',
  fermataIsOpenInAnother: 'Fermataはこのブラウザの別のタブかウィンドウで開いています。',
  fermataGoesOnInAnother: 'Fermataはこのブラウザの別のタブかウィンドウで続いています。',
  fermataCouldNotStartIn:
    'Fermataはこのブラウザで起動できませんでした。このページのデータを保存できません。プライベートウィンドウではよく起こります。許可してから再読み込みしてください。',
  useItHere: 'ここで使う',
  browsersIdleDetection: 'ブラウザのアイドル検出',
  browsersIdleDetectionFailed: '{{problem}} ブラウザのアイドル検出に失敗しました：{{reason}}',
};
