/** The English of writing to somebody comes with it; the other languages have it among all of theirs. */
import { compose } from '../../../shared/language/en/compose.ts';
import { addTexts } from '../../../shared/language/words.ts';

addTexts({ compose });
