import { describe, expect, it } from 'vitest';
import { createSwitchboard } from '../../../main/composition/switchboard.ts';

describe('switchboard', () => {
  it('keeps what is said before the engine is there, in order, and says it once', () => {
    const board = createSwitchboard();
    const said: string[] = [];
    board.tell(() => ({ noticeId: 'a', text: 'a' }));
    board.tell(() => ({ noticeId: 'b', text: 'b' }));
    board.wake();
    board.connectEngine({
      tell: (notice) => said.push(notice().noticeId),
      send: ({ type }) => said.push(type),
      wake: () => said.push('wake'),
    });
    board.tell(() => ({ noticeId: 'c', text: 'c' }));
    board.wake();
    expect(said).toEqual(['a', 'b', 'c', 'wake']);
  });

  it('opens the window at the place that was wanted last before it was there', () => {
    const board = createSwitchboard();
    const opened: (string | undefined)[] = [];
    board.open('team');
    board.open('review');
    board.open();
    board.connectWindow({ open: (place) => opened.push(place) });
    board.open();
    expect(opened).toEqual(['review', undefined]);
  });

  it('[D6] shows a window that was wanted before it was there, though it starts hidden, and none that was not', () => {
    const open = (wants: boolean): number => {
      const board = createSwitchboard();
      let times = 0;
      if (wants) board.open();
      board.connectWindow({ open: () => void (times += 1) });
      return times;
    };
    expect(open(true)).toBe(1);
    expect(open(false)).toBe(0);
  });
});
