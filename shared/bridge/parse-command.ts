/** The trust boundary between window and engine host: anything in, a typed command or a reason out. */
import type * as z from 'zod';
import { t } from '../language/engine/words.ts';
import { firstProblem } from '../protocol/parse.ts';
import { fail, ok, type Result } from '../result.ts';
import { type Command, type CommandFault, commandSchemas } from './commands.ts';
import { type ShellCommand, shellCommandSchemas } from './shell.ts';

const parserOf =
  <C extends { readonly type: string }>(schemas: Readonly<Record<C['type'], z.ZodType<C>>>) =>
  (value: unknown): Result<C, CommandFault> => {
    const type =
      typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined;
    if (typeof type !== 'string' || !Object.hasOwn(schemas, type))
      return fail({
        code: 'invalid',
        message: t('requests.unknown'),
      });
    const parsed = schemas[type as C['type']].safeParse(value);
    if (parsed.success) return ok(parsed.data);
    const { field, problem } = firstProblem(parsed.error);
    return fail({
      code: 'invalid',
      message: t('requests.notRight', { field, problem }),
    });
  };

/** Parses what a window sent to the engine. */
export const parseCommand = parserOf<Command>(commandSchemas);
/** Parses what a window sent to the shell. */
export const parseShellCommand = parserOf<ShellCommand>(shellCommandSchemas);
