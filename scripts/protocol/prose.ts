/** The part of the reference that a person writes: how a client goes about it. Figures come from the code. */
import {
  HELLO_TIMEOUT_MS,
  PING_AFTER_MS,
  PROTOCOL_VERSION,
  RECONNECT,
  REQUEST_RATE,
  SILENCE_TIMEOUT_MS,
  SOCKET_PATH,
  SUBPROTOCOL,
} from '../../shared/protocol/limits.ts';

const seconds = (ms: number): string => `${ms / 1000} s`;

/** Before everything else. */
export const OPENING = `# The protocol, version ${PROTOCOL_VERSION}

All that a client of a Fermata relay has to know. This page is written by \`npm run protocol\` from the schemas that the relay itself checks frames with, and a test fails when the two differ: **do not edit it by hand**. \`npm run build\` writes the same as JSON Schema (draft 2020-12) into \`dist/protocol/\`, one file for each request, frame, entry and HTTP body, with an \`index.json\`. A schema says what to send, and what to expect at least: unknown extra fields are to be ignored on both sides, and an unknown \`type\` from the relay, too. That is how versions of different ages get along.

A **team** has **members**, a member has **devices**; every device has a **token** of its own. A client gets one over [HTTP](#http), with an invite or a device code, and then holds one WebSocket. Over it go requests, the presence of the team, and the member's **log**: the ordered, durable list of what happened for them.`;

/** How to hold a connection. */
export const CONNECTING = `## Connecting

1. Open a WebSocket at \`${SOCKET_PATH}\` (\`wss://relay.example${SOCKET_PATH}\`) with the subprotocol \`${SUBPROTOCOL}\`. Without the subprotocol the upgrade is answered 400; from a browser page of an origin that the relay was not told of, 403; by a relay that is about to stop, or has as many as it takes, 503 with \`Retry-After\`. There is no compression.
2. Send [\`hello\`](#hello) as the first frame, within ${seconds(HELLO_TIMEOUT_MS)}, with the token, the **cursor** (what this device has on disk), the \`roster\`, and how its person is (\`activity\`).
3. Read [\`welcome\`](#welcome) until its last part. It says who one is, who is there, what waits, and the relay's time.
4. Send [\`activity\`](#activity) where \`me.activity\` is not how the person is now, then what the outbox holds, in order.

Every frame is one JSON object in one text frame, told apart by \`type\`. The first frame of the relay is \`welcome\`. Then the entries after the cursor come, in order, and those that happen after them; \`presence\`, \`profiles\` and \`held\` may come between them.

### Requests and answers

Every request has an \`id\`, and gets **exactly one** answer with it as \`re\`: \`ok\` or \`error\` (\`hello\` is answered by \`welcome\`, \`ping\` by \`pong\`). Answers come in the order of the requests, so that several may be under way. The entries that a request causes come **before** its answer. What is answered \`ok\` is on the relay's disk, synced. A request without an answer when the connection ends may have been done or not: ask again.

Every request may be asked again: \`message.send\` and \`focus.start\` are known again by the id that the client made, and the others set what they set. So the rule for an outbox is simple: **keep a request until its answer is here; after a reconnect, send what is left again, as it was and in order.** A message is then delivered once, whatever happens in between.

### The log

Entries are numbered by \`seq\`, from 1. On one connection each entry has the \`seq\` of the one before plus 1. Keep entries and the cursor in one transaction; when a \`seq\` is not the next one, the connection is broken: close it and connect again with the cursor. **Only the first entry of a connection may come after a gap**: the relay drops entries, from the oldest on, some time after every device has stored them (30 days unless it was told otherwise), and what a new device gets then begins later than 1; and after a restore the log goes on far ahead. A connection that got entries before such a gap is closed 1012, and the next \`hello\` goes on with the new cursor. An entry that is not newer than the cursor is to be ignored. A cursor that is higher than the relay's \`head\` counts as \`head\`.

After entries are on disk, send [\`stored\`](#stored). Senders get \`delivered\` when the first device of the receiver has the message; entries that no device ever stores are kept. The cursor of \`hello\` counts as \`stored\`, too.

A message that waits is not in the log. It comes as a [\`batch\`](#entry-batch) when it is released: at once (reason \`live\`), when its receiver's focus or busy time ends, when they are back, or when it was held for as long as may be.

### Staying connected

Send \`ping\` when nothing else was sent for ${seconds(PING_AFTER_MS)}. Whoever has heard nothing for ${seconds(SILENCE_TIMEOUT_MS)} ends the connection. Send at most ${REQUEST_RATE.perSecond} requests a second, ${REQUEST_RATE.burst} at once: beyond that they are refused with \`rate_limited\`, and going on for ${seconds(REQUEST_RATE.closeAfterMs)} closes 4008.

When a connection ends, try again **at once, then after a random time of up to ${RECONNECT.firstMs / 1000}, 2, 4 … ${seconds(RECONNECT.maxMs)}** (full jitter); a connection that lasted under 10 s counts as a failed try. Try at once when the machine wakes, the network returns or the user asks. After **4003** stop, and ask the user to join again.`;

/** Before the requests. */
export const REQUESTS_OPENING = `## Requests

From the client to the relay. A \`?\` after a name says that the field may be left out (it must not be \`null\` then, unless its type says so).`;

/** Before the frames of the relay. */
export const REPLIES_OPENING = `## Frames from the relay`;

/** Before the kinds of entry. */
export const ENTRIES_OPENING = `## Entries

What the field \`entry\` of the frame [\`entry\`](#entry) holds. They are kept as they were, for all devices of the member.`;

/** Before the HTTP calls. */
export const HTTP_OPENING = `## HTTP

JSON in and out, as UTF-8; \`Content-Type: application/json\` is required with a body. Refusals are [problems](#type-problem). A token stands in the header \`Authorization: Bearer …\` and never in an address. \`GET /healthz\` answers \`200 {"status":"ok"}\` while the relay runs. At \`/\` the relay serves its web client.

What an invite leads to is a link, \`https://relay.example/#join=…\`; of a device code it is \`#device=…\`. The secret stands in the fragment, which no server sees: take it from there and send it as the body below.`;
