/** The catalogue in Japanese. */
import type { Catalogue } from '../catalogue.ts';
import { connection, consequence, counts, groups, shows, times } from './wording.ts';

export const ja: Catalogue = { connection, consequence, counts, groups, shows, times };
