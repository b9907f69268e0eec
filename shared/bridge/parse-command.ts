/** The trust boundary between window and engine host: anything in, a typed command or a reason out. */
import { firstProblem } from '../protocol/parse.ts';
import { fail, ok, type Result } from '../result.ts';
import { type Command, type CommandFault, commandSchemas } from './commands.ts';

/** Parses what a window sent. */
export const parseCommand = (value: unknown): Result<Command, CommandFault> => {
  const type =
    typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
  if (typeof type !== 'string' || !Object.hasOwn(commandSchemas, type))
    return fail({
      code: 'invalid',
      message: 'Fermata does not know this command. Nothing was done.',
    });
  const parsed = commandSchemas[type as Command['type']].safeParse(value);
  if (parsed.success) return ok(parsed.data);
  const { field, problem } = firstProblem(parsed.error);
  return fail({
    code: 'invalid',
    message: `Nothing was done: ${field} is not right (${problem}).`,
  });
};
