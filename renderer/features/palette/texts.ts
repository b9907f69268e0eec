/** The English of the palette comes with it; the other languages have it among all of theirs. */
import { finder } from '../../../shared/language/en/finder.ts';
import { palette } from '../../../shared/language/en/palette.ts';
import { addTexts } from '../../../shared/language/words.ts';

addTexts({ finder, palette });
