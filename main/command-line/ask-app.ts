/** Asks the running app a question, and makes sure of what it answers. */
import { fail, ok, type Result } from '../../shared/result.ts';
import { t } from '../language/words.ts';
import { type Failed, failed } from './outcome.ts';
import type { AppLine } from './ports.ts';
import { answerSchemas, type AnswerTo, type Question, replyLine, WIRE_VERSION } from './wire.ts';

const noAnswer = (): Failed =>
  failed('no_answer', t('cli.noAnswer', { command: 'fermata status' }));

const readJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined; // No answer that this command understands, which is what is said.
  }
};

/** Asks one question. */
export const askApp = async <T extends Question['type']>(
  line: AppLine,
  question: Extract<Question, { type: T }>,
): Promise<Result<AnswerTo<T>, Failed>> => {
  const text = await line.ask(JSON.stringify({ v: WIRE_VERSION, question }));
  if (!text.ok) return fail(noAnswer());
  const reply = replyLine.safeParse(readJson(text.value));
  if (!reply.success) return fail(noAnswer());
  if (!reply.data.ok) return fail(failed(reply.data.error.code, reply.data.error.message));
  const answer = answerSchemas[question.type].safeParse(reply.data.answer);
  // The schema is the one of this question's type, which the compiler cannot follow.
  return answer.success ? ok(answer.data as AnswerTo<T>) : fail(noAnswer());
};
