import { fireEvent, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { sampleView, soloView } from '../support/sample-view.ts';

afterEach(closeWindows);
const hash = '#/settings';
const click = (name: string): void => void fireEvent.click(screen.getByRole('button', { name }));

describe('settings about oneself', () => {
  it('changes one’s own name, and leaves it when one thinks better of it', async () => {
    const { bridge, settled } = await openWindow(sampleView(), { hash });
    click('Change name');
    fireEvent.keyDown(screen.getByLabelText('Your name'), { key: 'Escape' });
    expect(screen.queryByLabelText('Your name')).toBeNull();
    click('Change name');
    fireEvent.change(screen.getByLabelText('Your name'), { target: { value: '  ' } });
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Save name' }).disabled).toBe(
      true,
    );
    fireEvent.change(screen.getByLabelText('Your name'), { target: { value: ' Eva ' } });
    click('Save name');
    await settled();
    expect(bridge.deeds).toEqual([{ type: 'setProfile', name: 'Eva' }]);
  });

  it('offers no change of a name that no team sees', async () => {
    await openWindow(soloView(), { hash });
    expect(screen.queryByRole('button', { name: 'Change name' })).toBeNull();
  });

  it('[P10] says what tells of the activity', async () => {
    await openWindow(sampleView(), { hash });
    expect(screen.getByText('Fermata learns of it from this page.')).toBeDefined();
  });
});
