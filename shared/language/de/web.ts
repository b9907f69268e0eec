/** The browser host, in German. */
import type { Translation } from '../catalogue.ts';

export const web: Translation<'web'> = {
  thisTab: 'diesem Tab',
  browserTabCannotSeeWhether:
    'Ein Browser-Tab kann nicht sehen, ob du am Rechner bist, während ein anderes Fenster vorn ist. Die Desktop-App kann es. Wähle von Hand „Abwesend“, wenn es darauf ankommt.',
  fermataIsOpenInAnother: 'Fermata ist in einem anderen Tab oder Fenster dieses Browsers geöffnet.',
  fermataGoesOnInAnother: 'Fermata läuft in einem anderen Tab oder Fenster dieses Browsers weiter.',
  fermataCouldNotStartIn:
    'Fermata konnte in diesem Browser nicht starten: Er erlaubt nicht, für diese Seite Daten zu behalten. Ein privates Fenster tut das oft nicht. Erlaube es und lade die Seite neu.',
  useItHere: 'Hier benutzen',
  browsersIdleDetection: 'der Leerlauf-Erkennung des Browsers',
  browsersIdleDetectionFailed:
    '{{problem}} Die Leerlauf-Erkennung des Browsers ist gescheitert: {{reason}}',
};
