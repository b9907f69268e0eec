/** The English of the list of keys comes with it; the other languages have it among all of theirs. */
import { keys } from '../../../shared/language/en/keys.ts';
import { addTexts } from '../../../shared/language/words.ts';

addTexts({ keys });
