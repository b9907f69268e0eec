/** What was found, as it is printed: a line for each check, or JSON. */
import type { Finding, Verdict } from './finding.ts';

const withoutStop = (sentence: string): string => sentence.replace(/\.$/, '');

const lineOf = ({ verdict, id, what, means, toDo }: Finding): string => {
  const words =
    means === null || toDo === null ? [what] : [withoutStop(what), withoutStop(means), toDo];
  return `${verdict.padEnd(4)}  ${id.padEnd(18)}  ${words.join(' – ')}`;
};

const count = (findings: readonly Finding[], wanted: Verdict): number =>
  findings.filter(({ verdict }) => verdict === wanted).length;

/** What is printed for people. */
export const inWords = (findings: readonly Finding[]): string => {
  const sum = `${findings.length} checks: ${count(findings, 'bad')} bad, ${count(findings, 'warn')} to look at.`;
  return [...findings.map(lineOf), sum].join('\n');
};

/** What is printed for programs: an array with one object for each check. */
export const inJson = (findings: readonly Finding[]): string => JSON.stringify(findings, null, 2);

/** 0 when nothing is bad, else 1. */
export const exitCodeOf = (findings: readonly Finding[]): number =>
  count(findings, 'bad') === 0 ? 0 : 1;
