/** Requests that nobody can carry out, in Japanese. */
import type { TranslationOf } from '../../catalogue.ts';
import type { requests as english } from '../en/requests.ts';

export const requests: TranslationOf<typeof english> = {
  unknown: 'Fermataはこのコマンドを知りません。何も行われていません。',
  notRight: '何も行われていません。{{field}}が正しくありません（{{problem}}）。',
};
