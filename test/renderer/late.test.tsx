import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { late } from '../../renderer/components/late.tsx';

afterEach(cleanup);

/** Does it, and lets React draw what comes of it. */
const drawn = <T,>(run: () => T): Promise<T> =>
  act(async () => {
    const result = run();
    await Promise.resolve();
    return result;
  });

const Part = ({ name }: { readonly name: string }) => {
  const [clicks, setClicks] = useState(0);
  return (
    <button onClick={() => setClicks(clicks + 1)}>
      {name} {clicks}
    </button>
  );
};

/** A part that comes when it is let. */
const held = () => {
  const { promise, resolve, reject } = Promise.withResolvers<typeof Part>();
  return { load: () => promise, come: () => resolve(Part), fail: () => reject(new Error('gone')) };
};

it('[D11] draws a part when its code is there, and something else until then', async () => {
  const { load, come } = held();
  const Late = late(load, () => <p>soon</p>);
  await drawn(() => render(<Late name="part" />));
  expect(screen.getByText('soon')).toBeDefined();
  await drawn(() => come());
  expect(screen.queryByText('soon')).toBeNull();
  expect(screen.getByText('part 0')).toBeDefined();
});

it('[D11] draws a part at once that came before it was asked for', async () => {
  const { load, come } = held();
  const Late = late(load, () => <p>soon</p>);
  come();
  await Late.prefetch();
  render(<Late name="part" />);
  expect(screen.getByText('part 0')).toBeDefined();
});

it('[D11] keeps what a part holds when it is drawn again', async () => {
  const { load, come } = held();
  const Late = late(load);
  const { rerender } = await drawn(() => render(<Late name="part" />));
  await drawn(() => come());
  fireEvent.click(screen.getByText('part 0'));
  rerender(<Late name="renamed" />);
  expect(screen.getByText('renamed 1')).toBeDefined();
});

it('[D11] tells where a part failed to come, and tries again the next time', async () => {
  let attempts = 0;
  const Late = late(() => {
    attempts += 1;
    return attempts < 3 ? Promise.reject(new Error('no network')) : Promise.resolve(Part);
  });
  await Late.prefetch();
  const first = await drawn(() => render(<Late name="part" />));
  expect(screen.getByRole('alert').textContent).toContain('nothing of yours is lost');
  expect(attempts).toBe(2);
  first.unmount();
  await drawn(() => render(<Late name="part" />));
  expect(screen.getByText('part 0')).toBeDefined();
});
