/** The protocol as JSON Schema files, one for each frame and body, with an index. */
import { PROTOCOL_VERSION } from '../../shared/protocol/limits.ts';
import { type Documented, meaningIn } from './described.ts';
import { describeFields } from './fields.ts';
import { makeReference } from './reference.ts';
import type { JsonSchema } from './schemas.ts';
import { HTTP_CALLS } from './http-calls.ts';

/** A file below the folder of the protocol. */
export interface SchemaFile {
  readonly path: string;
  readonly content: JsonSchema | Readonly<Record<string, unknown>>;
}

const schemaFile = (folder: string, it: Documented): SchemaFile => {
  const { $schema, ...rest } = describeFields(it.schema, meaningIn(it.description));
  const { says, rule } = it.description;
  const path = `${folder}/${it.name}.json`;
  const content = {
    ...($schema === undefined ? {} : { $schema }),
    $id: `urn:fermata:v${PROTOCOL_VERSION}:${folder.replaceAll('/', ':')}:${it.name}`,
    title: it.name,
    ...(says === '' ? {} : { description: says }),
    ...rest,
    ...rule?.schema,
  };
  return { path, content };
};

/** Every file of dist/protocol/. Throws when schemas and words differ. */
export const schemaFiles = (): readonly SchemaFile[] => {
  const it = makeReference();
  const folders = {
    requests: it.requests,
    replies: it.replies,
    entries: it.entries,
    'http/requests': it.httpRequests,
    'http/replies': it.httpReplies,
    http: it.shapes.filter((shape) => shape.name === 'Problem'),
  };
  const files = Object.entries(folders).flatMap(([folder, list]) =>
    list.map((one) => schemaFile(folder, one)),
  );
  const pathsIn = (folder: string): string[] =>
    files.map((file) => file.path).filter((path) => path.startsWith(`${folder}/`));
  const calls = HTTP_CALLS.map(({ method, path, status, request, reply }) => ({
    method,
    path,
    ...(request === undefined ? {} : { request: `http/requests/${request}.json` }),
    status,
    ...(reply === undefined ? {} : { reply: `http/replies/${reply}.json` }),
  }));
  const index = {
    protocol: PROTOCOL_VERSION,
    requests: pathsIn('requests'),
    replies: pathsIn('replies'),
    entries: pathsIn('entries'),
    http: { calls, problem: 'http/Problem.json' },
  };
  return [...files, { path: 'index.json', content: index }];
};
