/** How Node is started for the relay. */

/**
 * The young generation of V8, in MB. By itself it grows with the traffic of a crowd that comes at once, and stays
 * (docs/adr/0019-young-generation.md). It cannot be set once Node runs.
 */
export const RELAY_NODE_FLAGS: readonly string[] = ['--max-semi-space-size=2'];
