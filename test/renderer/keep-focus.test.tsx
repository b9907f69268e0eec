/** Where the keyboard's focus is after an action that takes away what had it. */
import { act } from 'react';
import { fireEvent, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { keepFocus } from '../../renderer/app/keep-focus.ts';
import type { View } from '../../shared/bridge/view.ts';
import { fakeWindowTime } from '../support/fake-window-time.ts';
import { closeWindows, openWindow, type OpenWindow } from '../support/open-window.ts';
import {
  sampleFocus,
  sampleId,
  sampleItem,
  sampleOutgoing,
  sampleTeammate,
  sampleView,
  SAMPLE_NOW,
  teamOf,
} from '../support/sample-view.ts';

afterEach(closeWindows);

const button = (name: string | RegExp): HTMLElement => screen.getByRole('button', { name });
/** Presses a button as the keyboard does; the view changes as its command comes to. */
const press = async (
  { change, settled }: OpenWindow,
  pressed: HTMLElement,
  becomes: Partial<View> = {},
): Promise<void> => {
  act(() => pressed.focus());
  fireEvent.click(pressed);
  change(becomes);
  // The answer, and the two pictures after which the focus is looked for.
  for (let n = 0; n < 3; n += 1) await settled();
};
const focused = (): Element | null => document.activeElement;

describe('in focus', () => {
  const ended = sampleFocus({ state: 'ended', outcome: 'completed', endsAt: SAMPLE_NOW });

  it('[W24] goes to the session that was started', async () => {
    const opened = await openWindow(sampleView(), { hash: '#/focus' });
    await press(opened, button('Start focus'), { focus: sampleFocus() });
    expect(focused()).toBe(screen.getByRole('region', { name: 'Focus session' }));
  });

  it.each(['Work is done', 'End focus'])('[W24] goes to how it ended: %s', async (name) => {
    const opened = await openWindow(sampleView({ focus: sampleFocus() }), { hash: '#/focus' });
    await press(opened, button(name), { focus: ended });
    expect(focused()).toBe(screen.getByRole('region', { name: 'Last session' }));
  });

  it('[W24] is back at the next step that was changed', async () => {
    const focus = sampleFocus({ nextStep: 'Table 2' });
    const opened = await openWindow(sampleView({ focus }), { hash: '#/focus' });
    await press(opened, button('Change'));
    expect(focused()).toBe(screen.getByLabelText('Your next step'));
    await press(opened, button('Keep'));
    expect(focused()).toBe(button('Change'));
  });
});

describe('in the team', () => {
  const hash = '#/team/ana';

  it('[W24] stays at a message that is withdrawn', async () => {
    const opened = await openWindow(sampleView({ outgoing: [sampleOutgoing(1)] }), { hash });
    await press(opened, button('Withdraw'), {
      outgoing: [sampleOutgoing(1, { state: 'withdrawn' })],
    });
    expect(focused()).toBe(screen.getByText('Sent 1').closest('li'));
  });

  it('[W24] stays at a message that is made urgent, or not after all', async () => {
    const opened = await openWindow(sampleView({ outgoing: [sampleOutgoing(1)] }), { hash });
    await press(opened, button('Make urgent'));
    expect(focused()).toBe(screen.getByLabelText("Why it can't wait"));
    await press(opened, button('Cancel'));
    expect(focused()).toBe(screen.getByText('Sent 1').closest('li'));
    await press(opened, button('Make urgent'));
    fireEvent.change(screen.getByLabelText("Why it can't wait"), { target: { value: 'fire' } });
    await press(opened, button('Make urgent'), {
      outgoing: [sampleOutgoing(1, { state: 'delivered', urgency: 'urgent' })],
    });
    expect(focused()).toBe(screen.getByText('Sent 1').closest('li'));
  });

  it('[W24] goes to the message that is sent again', async () => {
    const failed = sampleOutgoing(1, { state: 'failed', problem: 'None left.' });
    const opened = await openWindow(sampleView({ outgoing: [failed] }), { hash });
    await press(opened, button('Send again'), {
      outgoing: [sampleOutgoing(2, { state: 'waiting' })],
    });
    expect(focused()).toBe(screen.getByText('Sent 2').closest('li'));
  });

  it('[W24] goes to the text when there is nothing to wait for any more', async () => {
    const opened = await openWindow(sampleView(), { hash });
    await press(opened, button(/^Tell me when/), {
      teammates: teamOf(sampleTeammate('ana', 'Ana Lima')),
    });
    expect(focused()?.tagName).toBe('TEXTAREA');
  });

  it('[W24] is back at the status and at the presence', async () => {
    const own = { ...sampleView().own, manual: { show: 'busy' as const } };
    const opened = await openWindow(sampleView({ own }));
    await press(opened, button('Set a status'));
    await press(opened, button('Cancel'));
    expect(focused()).toBe(button('Set a status'));
    await press(opened, button('Back to automatic'), { own: sampleView().own });
    expect(focused()).toBe(button(/^Your presence/));
  });
});

describe('elsewhere', () => {
  it('[W24] goes from a notice to the next one, and from the last one to the heading', async () => {
    const [first, second] = ['one', 'two'].map((text) => ({ noticeId: text, text }));
    const opened = await openWindow(
      sampleView({ notices: [first, second].flatMap((n) => n ?? []) }),
    );
    const dismiss = (): HTMLElement =>
      within(screen.getByRole('list', { name: 'Notices' })).getAllByRole(
        'button',
      )[0] as HTMLElement;
    await press(opened, dismiss(), { notices: [{ noticeId: 'two', text: 'two' }] });
    expect(focused()).toBe(dismiss());
    await press(opened, dismiss(), { notices: [] });
    expect(focused()).toBe(screen.getByRole('heading', { level: 1 }));
  });

  it('[W24] does not fall when earlier messages are shown', async () => {
    const view = sampleView({
      focus: sampleFocus(),
      review: [sampleItem(1, { messageId: sampleId(7) })],
    });
    const opened = await openWindow(view, { hash: '#/review' });
    await press(opened, button('Show earlier messages anyway'));
    expect(screen.getByRole('main').contains(focused())).toBe(true);
    expect(focused()).not.toBe(document.body);
  });
});

describe('in the settings', () => {
  const hash = '#/settings';

  it('[W24] goes into the hours that are begun, and to their section once saved', async () => {
    const opened = await openWindow(sampleView(), { hash });
    const { bridge } = opened;
    bridge.answer('setHours', (command) => {
      if (command.type === 'setHours')
        bridge.change({ own: { ...bridge.view().own, workingHours: command.workingHours } });
      return { ok: true };
    });
    await press(opened, button('Set hours'));
    const section = screen.getByRole('region', { name: 'Hours' });
    expect(section.contains(focused())).toBe(true);
    expect(focused()?.tagName).toBe('INPUT');
    await press(opened, button('Save hours'));
    expect(focused()).toBe(section);
  });

  it('[W24] goes to the address for a calendar once it is made', async () => {
    const opened = await openWindow(sampleView(), { hash });
    const { bridge } = opened;
    bridge.answer('createFeed', () => {
      bridge.change({ own: { ...bridge.view().own, hasFeed: true } });
      return { ok: true, value: { url: 'https://relay.example/v1/feeds/x.ics', expiresAt: null } };
    });
    await press(opened, button('Make an address'));
    expect(focused()).toBe(screen.getByLabelText('Address for your calendar'));
  });
});

describe('the keeper', () => {
  const PAGE = `
    <main>
      <h1 tabindex="-1">Heading</h1>
      <section id="outer" tabindex="-1" data-focus-home>
        <div id="inner" tabindex="-1" data-focus-home><button id="one">One</button></div>
        <button id="beside">Beside</button>
      </section>
      <p id="nothing">Nothing</p>
    </main>`;
  let end = (): void => undefined;
  afterEach(() => end());
  const rooted = () => {
    const time = fakeWindowTime(SAMPLE_NOW);
    const root = document.body.appendChild(document.createElement('div'));
    root.innerHTML = PAGE;
    const stop = keepFocus(document, time.onFrame);
    const at = (selector: string): HTMLElement => {
      const found = document.querySelector<HTMLElement>(selector);
      if (found === null) throw new Error(`There is no ${selector}.`);
      return found;
    };
    const drawn = async (): Promise<void> => {
      await Promise.resolve();
      time.drawFrame();
      time.drawFrame();
    };
    end = () => {
      stop();
      root.remove();
      document.querySelector('#dialog')?.remove();
    };
    return { at, drawn };
  };
  /** A question over the window, with the focus in it. */
  const ask = (): HTMLElement => {
    const dialog = document.body.appendChild(document.createElement('div'));
    dialog.id = 'dialog';
    dialog.innerHTML = '<button>Yes</button>';
    dialog.querySelector('button')?.focus();
    return dialog;
  };

  it('[W24] gives it back to what could not be used for a moment', async () => {
    const { at, drawn } = rooted();
    const one = at('#one');
    one.focus();
    one.blur(); // As a browser does it, which here is not done by what follows.
    one.toggleAttribute('disabled', true);
    await drawn();
    expect(focused()).toBe(document.body);
    one.toggleAttribute('disabled', false);
    await drawn();
    expect(focused()).toBe(one);
  });

  it('[W24] goes to the nearest home that is still there, at last to the heading', async () => {
    const { at, drawn } = rooted();
    at('#one').focus();
    at('#one').remove();
    await drawn();
    expect(focused()).toBe(at('#inner'));
    at('#inner').remove();
    await drawn();
    expect(focused()).toBe(at('#outer'));
    at('#outer').remove();
    await drawn();
    expect(focused()).toBe(at('h1'));
  });

  it('[W24] passes over a home that cannot have it', async () => {
    const { at, drawn } = rooted();
    at('#one').focus();
    at('#inner').focus = () => undefined; // As a browser does it of what is not drawn.
    at('#one').remove();
    await drawn();
    expect(focused()).toBe(at('#outer'));
  });

  it('[W24] goes from a question back to what opened it, or to where that was', async () => {
    const { at, drawn } = rooted();
    at('#one').focus();
    ask().remove();
    await drawn();
    expect(focused()).toBe(at('#one'));
    const dialog = ask();
    at('#one').remove();
    dialog.remove();
    await drawn();
    expect(focused()).toBe(at('#inner'));
  });

  it('[W24] leaves it to who places it themselves', async () => {
    const { at, drawn } = rooted();
    at('#one').focus();
    at('#one').remove();
    await Promise.resolve();
    at('#beside').focus();
    await drawn();
    expect(focused()).toBe(at('#beside'));
  });

  it('[W24] lets go of it when its user left the page, or put the keyboard away', async () => {
    const { at, drawn } = rooted();
    at('#one').focus();
    at('#one').blur(); // As Tab out of the page does it, and "Done" of a keyboard on the screen.
    await drawn();
    at('#nothing').remove();
    await drawn();
    expect(focused()).toBe(document.body);
    at('#one').remove();
    await drawn();
    expect(focused()).toBe(document.body);
    at('#beside').focus();
    at('#beside').remove();
    await drawn();
    expect(focused()).toBe(at('#outer'));
  });

  it('[W24] takes no going away for that, told while what goes is still there, nor what is hidden', async () => {
    const { at, drawn } = rooted();
    at('#one').focus();
    at('#one').blur(); // As some browsers do it of what they are about to take away.
    at('#one').remove();
    await drawn();
    expect(focused()).toBe(at('#inner'));
    at('#beside').focus();
    at('#beside').hidden = true;
    at('#beside').blur();
    at('#beside').focus = () => undefined;
    await drawn();
    at('#nothing').remove();
    await drawn();
    expect(focused()).toBe(at('#outer'));
  });

  it('[W24] has it still when its user comes back from another window', async () => {
    const { at, drawn } = rooted();
    at('#one').focus();
    fireEvent.focusOut(at('#one')); // The page lets go of nothing meanwhile.
    await drawn();
    at('#one').remove();
    await drawn();
    expect(focused()).toBe(at('#inner'));
  });

  it('[W24] lets go of it when its user pressed on nothing, and only then', async () => {
    const { at, drawn } = rooted();
    at('#beside').focus();
    fireEvent.pointerDown(at('#beside'));
    at('#beside').remove();
    await drawn();
    expect(focused()).toBe(at('#outer'));
    at('#one').focus();
    fireEvent.pointerDown(at('#nothing'));
    at('#one').blur();
    at('#one').remove();
    await drawn();
    expect(focused()).toBe(document.body);
  });
});
