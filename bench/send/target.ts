/** What durable sends are made to, as the generator sees it: another system is measured by one more of these. */

/** Who sends: at the relay with a token, over so many connections in turn. */
export interface SenderAccount {
  readonly memberId: string;
  readonly token: string;
}

/** Where to, as a job says it. */
export interface TargetPlace {
  readonly port: number;
  readonly senders: readonly SenderAccount[];
  /** Who gets it, in turn. */
  readonly receivers: readonly SenderAccount[];
  /** Connections of each sender. */
  readonly wires: number;
}

/** A server with all senders connected. */
export interface SendTarget {
  /** Sends one message of a sender; resolves when the server has promised to keep it, rejects when it refuses. */
  send(sender: number, body: string): Promise<void>;
}

/** Connects the senders. */
export type OpenTarget = (place: TargetPlace) => Promise<SendTarget>;
