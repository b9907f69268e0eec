import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { closeWindows, openWindow } from '../support/open-window.ts';
import { sampleView } from '../support/sample-view.ts';

afterEach(closeWindows);

it('[W4] is chosen in the settings, and drawn as the view has it', async () => {
  const view = sampleView();
  const { bridge, change, settled } = await openWindow(view, { hash: '#/settings' });
  expect(document.documentElement.dataset['appearance']).toBe('system');
  const section = within(screen.getByRole('region', { name: 'Appearance' }));
  fireEvent.click(section.getByRole('radio', { name: 'Dark' }));
  await settled();
  expect(bridge.commands).toEqual([{ type: 'changeDeviceSettings', appearance: 'dark' }]);
  change({ deviceSettings: { ...view.deviceSettings, appearance: 'dark' } });
  await settled();
  expect(document.documentElement.dataset['appearance']).toBe('dark');
});
