/** Waiting for somebody to be reachable, in German. */
import type { Translation } from '../catalogue.ts';

export const surface: Translation<'surface'> = {
  writeTo: 'An {{name}} schreiben',
  dismissThatIsReachable: 'Ausblenden, dass {{name}} erreichbar ist',
  tellMeWhenIsReachable: 'Sag mir, wenn {{name}} erreichbar ist',
  cancel: 'Abbrechen',
  cancelWaitingFor: 'Nicht mehr auf {{name}} warten',
  waitingForReachableUntil: 'Wartet, bis {{name}} erreichbar ist · bis {{moment}}',
  waitedForYouBeFree: '{{name}} hat darauf gewartet, dass du frei bist.',
  youAskedBeTold: 'Du wolltest es wissen.',
  isReachableNow: '{{name}} ist jetzt erreichbar.',
  wasReachableAt: '{{name}} war erreichbar ({{moment}}), jetzt: {{show}}.',
  wasReachableNowUnknown:
    '{{name}} war erreichbar ({{moment}}). Ob das noch so ist, ist ohne Relay nicht bekannt.',
};
