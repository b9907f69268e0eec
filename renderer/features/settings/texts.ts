/** The English of the settings comes with them; the other languages have it among all of theirs. */
import { settings } from '../../../shared/language/en/settings.ts';
import { addTexts } from '../../../shared/language/words.ts';

addTexts({ settings });
