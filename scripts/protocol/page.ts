/** docs/PROTOCOL.md, written from the schemas and what is said of them. */
import prettier from 'prettier';
import { CLOSE } from '../../shared/protocol/close-codes.ts';
import { errorCode, type ErrorCode } from '../../shared/protocol/replies.ts';
import type { RequestType } from '../../shared/protocol/requests.ts';
import type { Documented } from './described.ts';
import { limitsOf, typeOf } from './fields.ts';
import * as prose from './prose.ts';
import { type Limit, makeReference, type Reference } from './reference.ts';
import { type CodeMeaning, SAY_CLOSE, SAY_ERRORS } from './say-codes.ts';
import { HTTP_CALLS, type HttpCall } from './http-calls.ts';
import { PROBLEMS } from './say-http.ts';
import { SAY_REQUESTS } from './say-requests.ts';
import { SAY_SCALARS } from './say-shapes.ts';
import { jsonSchemaOf, SCALARS } from './schemas.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map(cell).join(' | ')} |`)
    .join('\n');
const codes = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
const example = (value: unknown): string => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
const paragraphs = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n\n');

const fieldTable = ({ fields }: Documented): string | undefined => {
  // Which kind a frame is stands over it, and in its example.
  const told = fields.filter((it) => it.path !== 'type' || it.type === 'string');
  if (told.length === 0) return undefined;
  return table(
    ['field', 'type', 'limits', 'meaning'],
    told.map((it) => [`\`${it.path}${it.isRequired ? '' : '?'}\``, it.type, it.limits, it.meaning]),
  );
};

const section = (it: Documented, heading: string, more?: string): string =>
  paragraphs([
    heading,
    it.description.says,
    fieldTable(it),
    it.description.rule?.says,
    more,
    it.description.example === undefined ? undefined : example(it.description.example),
  ]);

const requestSection = (it: Documented): string => {
  const { answer, refusals = [] } = SAY_REQUESTS[it.name as RequestType];
  const refused = refusals.length === 0 ? '' : ` Refused with ${codes(refusals)}.`;
  return section(it, `### \`${it.name}\``, `**Answer:** ${answer}${refused}`);
};

/** An entry of a name that a request or frame has as well gets a heading of its own. */
const entrySection = (it: Documented): string => section(it, `### Entry \`${it.name}\``);

const bodyOf = (title: string, list: readonly Documented[], name: string | undefined): string => {
  const it = list.find((one) => one.name === name);
  if (it === undefined) return '';
  return paragraphs([
    `**${title}**`,
    fieldTable(it),
    it.description.example === undefined ? undefined : example(it.description.example),
  ]);
};

const callSection = (reference: Reference, call: HttpCall): string =>
  paragraphs([
    `### ${call.title}: \`${call.method} ${call.path}\``,
    `**Who:** ${call.who}.`,
    call.says,
    call.inPath,
    bodyOf('Request', reference.httpRequests, call.request),
    call.reply === undefined
      ? `**Answer:** \`${call.status}\`, without a body.`
      : bodyOf(`Answer \`${call.status}\``, reference.httpReplies, call.reply),
    `**Problems:** ${codes(call.problems)}.`,
  ]);

const UNITS = [
  [86_400_000, 'days'],
  [3_600_000, 'h'],
  [60_000, 'min'],
  [1000, 's'],
] as const;
const valueOf = ({ name, value }: Limit): string => {
  if (typeof value === 'string') return `\`${value}\``;
  if (name.endsWith('BYTES')) return `${value / 1024} KiB`;
  if (!/M[sS]$/.test(name)) return value.toLocaleString('en-US');
  const [ms, unit] = UNITS.find(([size]) => value >= size && value % size === 0) ?? [1, 'ms'];
  return `${value / ms} ${unit}`;
};

const everywhere = (Object.entries(SAY_ERRORS) as [ErrorCode, { everywhere?: true }][]).flatMap(
  ([code, { everywhere }]) => (everywhere === true ? [code] : []),
);

const codeTables = (reference: Reference): string =>
  paragraphs([
    '## Close codes',
    table(
      ['code', 'meaning', 'what a client does'],
      (Object.entries(SAY_CLOSE) as [keyof typeof CLOSE, CodeMeaning][])
        .sort(([a], [b]) => CLOSE[a] - CLOSE[b])
        .map(([name, { says, client }]) => [String(CLOSE[name]), says, client]),
    ),
    'Any other code, and a connection that just ends, is as 1011: connect again with back-off.',
    '## Error codes',
    `The \`code\` of an [\`error\`](#error). Any request may be refused with ${codes(everywhere)}; the others stand with their requests. A client that meets a code it does not know takes it for \`internal\`.`,
    table(
      ['code', 'meaning', 'what a client does'],
      errorCode.options.map((code) => [
        `\`${code}\``,
        SAY_ERRORS[code].says,
        SAY_ERRORS[code].client,
      ]),
    ),
    '## Limits',
    'Characters are UTF-16 code units, as JavaScript counts them; bytes are of the UTF-8 text.',
    table(
      ['limit', 'meaning'],
      reference.limits.map((limit) => [valueOf(limit), limit.says]),
    ),
  ]);

const valueSections = (reference: Reference): string =>
  paragraphs([
    '## Values',
    ...Object.entries(SCALARS).map(([name, schema]) => {
      const json = jsonSchemaOf(schema);
      const limits = json.format === undefined && name !== 'Time' ? limitsOf(json) : '';
      const kind = `${typeOf(json)}${limits === '' ? '' : `, ${limits}`}`;
      return `### Type ${name}\n\n${SAY_SCALARS[name as keyof typeof SCALARS]} On the wire: ${kind}.`;
    }),
    ...reference.shapes.map((it) => section(it, `### Type ${it.name}`)),
  ]);

const httpSections = (reference: Reference): string =>
  paragraphs([
    prose.HTTP_OPENING,
    ...HTTP_CALLS.map((call) => callSection(reference, call)),
    '### Problem types',
    `Any call may be answered with ${codes(Object.keys(PROBLEMS).filter((type) => PROBLEMS[type]?.everywhere))}.`,
    table(
      ['type', 'status', 'meaning, and what to do'],
      Object.entries(PROBLEMS).map(([type, it]) => [`\`${type}\``, String(it.status), it.says]),
    ),
  ]);

/** The page as it has to stand in docs/PROTOCOL.md. Throws when schemas and words differ. */
export const protocolPage = async (): Promise<string> => {
  const reference = makeReference();
  const text = paragraphs([
    prose.OPENING,
    prose.CONNECTING,
    codeTables(reference),
    prose.REQUESTS_OPENING,
    ...reference.requests.map(requestSection),
    prose.REPLIES_OPENING,
    ...reference.replies.map((it) => section(it, `### \`${it.name}\``)),
    prose.ENTRIES_OPENING,
    ...reference.entries.map(entrySection),
    valueSections(reference),
    httpSections(reference),
  ]);
  return prettier.format(text, { parser: 'markdown', printWidth: 100, singleQuote: true });
};
