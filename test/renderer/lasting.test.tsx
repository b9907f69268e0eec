import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { MINUTE, SAMPLE_NOW, sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);
const own = sampleView().own;
const you = () => within(screen.getByRole('region', { name: 'You' }));

describe('how long a choice lasts', () => {
  it('[P7] gives a choice by hand an end, and takes it back', async () => {
    const busy = sampleView({ own: { ...own, manual: { show: 'busy' } } });
    const { bridge, settled } = await openWindow(busy);
    fireEvent.change(you().getByLabelText('For how long'), { target: { value: '1h' } });
    await settled();
    fireEvent.click(you().getByRole('button', { name: 'Back to automatic' }));
    await settled();
    expect(bridge.commands).toEqual([
      { type: 'setManual', show: 'busy', until: SAMPLE_NOW + 60 * MINUTE },
      { type: 'setManual', show: null },
    ]);
  });

  it('says what an open door means, and asks nothing where nothing was chosen', async () => {
    const { change } = await openWindow(sampleView());
    expect(you().queryByLabelText('For how long')).toBeNull();
    change({ own: { ...own, manual: { show: 'open' } } });
    expect(you().getByText(/come and talk right away/)).toBeDefined();
  });

  it('[P7] fills in a status with its usual end', async () => {
    const { bridge, settled } = await openWindow(sampleView());
    fireEvent.click(screen.getByRole('button', { name: 'Set a status' }));
    fireEvent.click(screen.getByRole('button', { name: '🍴 Lunch' }));
    fireEvent.click(screen.getByRole('button', { name: 'Save status' }));
    await settled();
    expect(bridge.deeds).toEqual([
      { type: 'setStatus', text: 'Lunch', emoji: '🍴', until: SAMPLE_NOW + 60 * MINUTE },
    ]);
  });

  it('[P7] takes a last day that is to come, and no other', async () => {
    const { bridge, settled } = await openWindow(sampleView());
    fireEvent.click(screen.getByRole('button', { name: 'Set a status' }));
    fireEvent.click(screen.getByRole('button', { name: '🌴 On holiday' }));
    const save = screen.getByRole<HTMLButtonElement>('button', { name: 'Save status' });
    expect(save.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('Last day'), { target: { value: '2001-01-01' } });
    expect(save.disabled).toBe(true);
    fireEvent.change(screen.getByLabelText('Last day'), { target: { value: '2040-01-31' } });
    fireEvent.click(save);
    await settled();
    const [sent] = bridge.deeds;
    expect(sent?.type === 'setStatus' ? (sent.until ?? 0) : 0).toBeGreaterThan(
      Date.parse('2040-01-31T10:00:00Z'),
    );
  });
});
