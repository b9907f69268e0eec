/** What a command ends with: words or JSON, and an exit code (D3). docs/CLI.md documents all of it. */
import type { WireFault } from './wire.ts';

/** 0 done · 1 refused or failed · 2 not understood · 3 no app to ask · 4 no such teammate, or several. */
export type ExitCode = 0 | 1 | 2 | 3 | 4;
/** Data for a program. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Why a command was not carried out. */
export type FailureCode =
  | WireFault['code']
  | 'usage'
  | 'not_running'
  | 'not_started'
  | 'no_answer'
  | 'no_team'
  | 'unknown_person'
  | 'ambiguous';

/** It was carried out. */
export interface Done {
  readonly ok: true;
  readonly result: JsonValue;
  readonly text: string;
}
/** It was not. */
export interface Failed {
  readonly ok: false;
  readonly code: FailureCode;
  readonly message: string;
  /** With `ambiguous`: whom the name may mean. */
  readonly candidates?: readonly { readonly memberId: string; readonly name: string }[];
}
export type Outcome = Done | Failed;

/** A failure. */
export const failed = (code: FailureCode, message: string): Failed => ({
  ok: false,
  code,
  message,
});

/** The exit code of an outcome. */
export const exitCodeOf = (outcome: Outcome): ExitCode => {
  if (outcome.ok) return 0;
  switch (outcome.code) {
    case 'usage':
      return 2;
    case 'not_running':
    case 'not_started':
    case 'no_answer':
    case 'unsupported':
      return 3;
    case 'unknown_person':
    case 'ambiguous':
      return 4;
    default:
      return 1;
  }
};

/** The outcome for a program, one line. */
export const jsonOf = (outcome: Outcome): string => {
  if (outcome.ok) return JSON.stringify({ ok: true, result: outcome.result });
  const { code, message, candidates } = outcome;
  return JSON.stringify({
    ok: false,
    error: { code, message, ...(candidates === undefined ? {} : { candidates }) },
  });
};
