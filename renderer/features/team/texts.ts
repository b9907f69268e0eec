/** The English of the team's later parts comes with them; the other languages have it among all of theirs. */
import { teamLate } from '../../../shared/language/en/team-late.ts';
import { addTexts } from '../../../shared/language/words.ts';

addTexts({ team: teamLate });
