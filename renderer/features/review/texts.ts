/** The English of the review's later parts comes with them; the other languages have it among all of theirs. */
import { reviewLate } from '../../../shared/language/en/review-late.ts';
import { addTexts } from '../../../shared/language/words.ts';

addTexts({ review: reviewLate });
