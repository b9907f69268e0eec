/**
 * Serves the built web client, lets one member in, and tells it of a large team that keeps changing. It speaks the
 * real protocol over a real socket, but serves nobody else: with 2,000 connections the machine would measure the relay.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Presence } from '../../shared/protocol/fields.ts';
import { SOCKET_PATH, SUBPROTOCOL } from '../../shared/protocol/limits.ts';
import type { ReplyOf } from '../../shared/protocol/replies.ts';
import { type Crowd, newCrowd } from './crowd.ts';

const WEB = join(import.meta.dirname, '../../dist/web');
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
/** Members in one part of the welcome: far below the largest frame (T1). */
const IN_PART = 250;
/** Changes are told so often; at 50 a second one by one. */
const TICK_MS = 5;
const ME = { memberId: 'me', token: 'bench', teamId: 'bench' };

/** A relay for one window. */
export interface ScriptedRelay {
  /** A link by which the window joins. */
  readonly inviteUrl: string;
  /** From now on so many teammates change in a second. */
  readonly setRate: (perSecond: number) => void;
  /** How many changes were told. */
  readonly told: () => number;
  /** How each teammate stands by what was told: what the window shows once it has drawn all of it. */
  readonly presences: () => readonly Presence[];
  readonly close: () => void;
}

const serveFiles = (): Server =>
  createServer((request, response) => {
    if (request.method === 'POST') {
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(ME));
      return;
    }
    const path = request.url === '/' ? '/index.html' : (request.url ?? '/');
    void readFile(join(WEB, path)).then(
      (body) => response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? '' }).end(body),
      () => response.writeHead(404).end(),
    );
  });

const welcome = (crowd: Crowd, re: string): readonly ReplyOf<'welcome'>[] => {
  const presences = crowd.presences();
  const parts = Math.ceil(presences.length / IN_PART);
  return Array.from({ length: parts }, (_, n) => ({
    type: 'welcome',
    re,
    me: { memberId: ME.memberId, deviceId: 'd', focus: null, manual: null, status: null },
    team: { teamId: ME.teamId, name: 'Bench' },
    members: presences.slice(n * IN_PART, (n + 1) * IN_PART),
    roster: 1,
    profiles: crowd.profiles.slice(n * IN_PART, (n + 1) * IN_PART),
    part: n + 1,
    parts,
    head: 0,
    held: { count: 0, urgent: 0, from: [] },
    now: Date.now(),
    limits: { holdCeilingMs: 4 * 3_600_000, urgentPerDay: 3 },
  }));
};

const answer = (socket: WebSocket, crowd: Crowd, text: string): void => {
  const { type, id } = JSON.parse(text) as { readonly type: string; readonly id: string };
  const say = (frame: object): void => socket.send(JSON.stringify(frame));
  if (type === 'hello') welcome(crowd, id).forEach(say);
  else if (type === 'ping') say({ type: 'pong', re: id, now: Date.now() });
  else say({ type: 'ok', re: id });
};

/** Starts one with a team of so many. */
export const startScriptedRelay = async (size: number): Promise<ScriptedRelay> => {
  const crowd = newCrowd(size, Date.now());
  const server = serveFiles().listen(0, '127.0.0.1');
  const sockets = new WebSocketServer({
    server,
    path: SOCKET_PATH,
    handleProtocols: () => SUBPROTOCOL,
  });
  sockets.on('connection', (socket) =>
    socket.on('message', (data: Buffer) => answer(socket, crowd, data.toString('utf8'))),
  );
  let [rate, since, told, toldSince] = [0, 0, 0, 0];
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - since) / 1000) * rate);
    for (; toldSince < due; toldSince += 1) {
      told += 1;
      const frame = JSON.stringify({ type: 'presence', members: [crowd.change(Date.now())] });
      for (const socket of sockets.clients) socket.send(frame);
    }
  }, TICK_MS);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    inviteUrl: `http://127.0.0.1:${port}/#join=${'a'.repeat(24)}`,
    setRate(perSecond) {
      [rate, since, toldSince] = [perSecond, performance.now(), 0];
    },
    told: () => told,
    presences: crowd.presences,
    close() {
      clearInterval(timer);
      for (const socket of sockets.clients) socket.terminate();
      server.close();
      server.closeAllConnections();
    },
  };
};
