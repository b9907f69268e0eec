/** The baseline: takes the same frames over the same kind of socket and reads them as JSON, and nothing else. */
import { createWebSocketPort } from '../../shared/engine/web-socket-port.ts';
import { SOCKET_PATH } from '../../shared/protocol/limits.ts';
import { readyAndCounting } from './subject.ts';

const port = Number(process.argv[2]);
const count = readyAndCounting();
const line = createWebSocketPort(WebSocket).open(`ws://127.0.0.1:${port}${SOCKET_PATH}`, {
  onOpen: () => line.send(JSON.stringify({ type: 'hello', id: 'hello' })),
  onText: (text) => {
    const frame = JSON.parse(text) as {
      type: string;
      members?: readonly unknown[];
      part?: number;
      parts?: number;
    };
    if (frame.type === 'presence') count.took(frame.members?.length ?? 0);
    else if (frame.type === 'welcome' && frame.part === frame.parts) count.ready();
  },
  onClose: () => process.exit(1),
});
