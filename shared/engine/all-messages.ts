/** Looking back: everything released that is kept, the newest first, as far as it is asked for (W16). */
import type { FoundMessages } from '../bridge/view.ts';
import type { Message } from '../protocol/fields.ts';
import { fold } from '../wording/team-groups.ts';
import type { EngineState } from './state.ts';
import { reviewItem } from './view.ts';

/** Folding a long text is what costs: a message keeps its own. */
const folded = new WeakMap<Message, string>();

const textOf = (message: Message): string => {
  const before = folded.get(message);
  if (before !== undefined) return before;
  const text = fold(`${message.urgentReason ?? ''}\n${message.body}`);
  folded.set(message, text);
  return text;
};

const wordsOf = (query: string): readonly string[] =>
  fold(query)
    .split(/\s+/)
    .filter((word) => word !== '');

/** The messages in which every word is found: in their text, their reason or the name of who sent them. */
export const findMessages = (state: EngineState, query: string, most: number): FoundMessages => {
  const words = wordsOf(query);
  const names = new Map(
    Object.values(state.profiles).map(({ memberId, name }) => [memberId, fold(name)]),
  );
  const isFound = (message: Message): boolean => {
    const [name, text] = [names.get(message.from) ?? '', textOf(message)];
    return words.every((word) => text.includes(word) || name.includes(word));
  };
  const all = Object.values(state.inbox);
  const found = words.length === 0 ? all : all.filter(({ message }) => isFound(message));
  const items = found
    .sort((a, b) => b.seq - a.seq || b.index - a.index)
    .slice(0, most)
    .map((item) => reviewItem(state, item));
  return { items, total: found.length };
};
