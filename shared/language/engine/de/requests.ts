/** Requests that nobody can carry out, in German. */
import type { TranslationOf } from '../../catalogue.ts';
import type { requests as english } from '../en/requests.ts';

export const requests: TranslationOf<typeof english> = {
  unknown: 'Fermata kennt diesen Befehl nicht. Nichts wurde getan.',
  notRight: 'Nichts wurde getan: {{field}} stimmt nicht ({{problem}}).',
};
