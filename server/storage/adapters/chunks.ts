/** Lists of ids, cut for statements that name them. */

/** Ids a statement: well below what dialects allow of parameters (SQLite 32,766, PostgreSQL 65,535). */
const IDS_PER_STATEMENT = 500;

/** Cuts a list into pieces for one statement each. */
export const chunks = <T>(list: readonly T[], size = IDS_PER_STATEMENT): readonly T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
