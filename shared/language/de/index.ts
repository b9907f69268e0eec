/** The catalogue in German. */
import type { Catalogue } from '../catalogue.ts';
import { connection, consequence, counts, groups, shows, times } from './wording.ts';

export const de: Catalogue = { connection, consequence, counts, groups, shows, times };
