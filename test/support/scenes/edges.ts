/** What is seen rarely: the start, links that were opened, refusals, and names at their limits. */
import type { CommandReply } from '../../../shared/bridge/commands.ts';
import { ENDLESS_NAME, LONGEST_NAME, RIGHT_TO_LEFT_NAME, teamInEveryScript } from '../extremes.ts';
import { sampleFocus, sampleItem, sampleOutgoing, sampleView, soloView } from '../sample-view.ts';
import { base, focusing, type Scene, scene, since, until } from './scene.ts';

const INVITE = 'https://relay.example.org/#join=abcdefghijklmnopqrstuvwx';
const DEVICE = 'https://relay.example.org/#device=ABCD2345';

const refused = (message: string): CommandReply => ({
  ok: false,
  error: { code: 'refused', message },
});

const extreme = { teammates: teamInEveryScript(), teamName: LONGEST_NAME };

/** The scenes. */
export const edgeScenes = {
  starting: { hash: '', view: sampleView(), isStarting: true },
  'welcome-invite': {
    hash: '',
    view: soloView(),
    joinLink: INVITE,
    fills: { 'onboarding.yourName': 'Eve Novak' },
  },
  'welcome-device': { hash: '', view: soloView(), joinLink: DEVICE },
  'welcome-refused': {
    hash: '',
    view: soloView({ device: 'desktop' }),
    shell: { link: INVITE },
    fills: { 'onboarding.yourName': 'Eve Novak' },
    presses: ['onboarding.joinTeam'],
    answers: {
      join: refused(
        'This invite does not work any more: it was used up, taken back or is too old. Ask for a new one.',
      ),
    },
  },
  'welcome-no-link': {
    hash: '',
    view: soloView(),
    fills: {
      'onboarding.yourName': 'Eve Novak',
      'onboarding.inviteLinkOrDeviceLink': 'our team on fermata',
    },
  },
  'welcome-link-cut': {
    hash: '',
    view: soloView(),
    fills: {
      'onboarding.yourName': 'Eve Novak',
      'onboarding.inviteLinkOrDeviceLink': INVITE.slice(0, -12),
    },
  },
  'welcome-link-elsewhere': {
    hash: '',
    view: soloView(),
    fills: {
      'onboarding.yourName': 'Eve Novak',
      'onboarding.inviteLinkOrDeviceLink': INVITE.replace('/#', '/welcome/#'),
    },
  },
  'welcome-device-refused': {
    hash: '',
    view: soloView(),
    joinLink: DEVICE,
    presses: ['onboarding.addThisDevice'],
    answers: {
      claimDevice: refused(
        'This link does not work any more: it works once, within 10 minutes. Make a new one on a device that is let in.',
      ),
    },
  },
  'welcome-unreachable': {
    hash: '',
    view: soloView(),
    joinLink: INVITE,
    fills: { 'onboarding.yourName': 'Eve Novak' },
    presses: ['onboarding.joinTeam'],
    answers: {
      join: refused(
        'The relay could not be reached, so nothing has changed. Check the address and your connection, then try again.',
      ),
    },
  },
  'team-opened-link': scene('#/team', {}, { joinLink: INVITE }),
  'compose-refused': scene(
    '#/team/ben',
    { drafts: { ben: { body: 'Are you free at three?' } } },
    {
      presses: ['compose.send'],
      answers: {
        sendMessage: refused(
          'This person is no longer in the team, so it was not sent. The text is kept here.',
        ),
      },
    },
  ),
  'compose-long-name': scene('#/team/s15', {
    ...extreme,
    drafts: {
      s15: { body: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamter' },
    },
    outgoing: [
      sampleOutgoing(30, { to: 's15', body: 'مرحبا، هل يمكنك إلقاء نظرة؟ 🙏🏽 https://example.org' }),
    ],
  }),
  'compose-right-to-left': scene('#/team/s2', {
    ...extreme,
    drafts: { s2: { body: 'هل يمكنك إلقاء نظرة على المسودة قبل الاجتماع؟' } },
    own: {
      ...base.own,
      name: RIGHT_TO_LEFT_NAME,
      status: { text: 'اجتماع حتى الساعة الثالثة', emoji: '🏝️', until: until(250) },
    },
    asks: { s2: { askedAt: since(30), endsAt: until(24 * 60 - 30) } },
  }),
  'focus-hours': scene('#/focus', {
    own: focusing,
    focus: sampleFocus({ endsAt: until(90) }),
  }),
  'focus-half-day': scene('#/focus', {
    own: focusing,
    focus: sampleFocus({ startedAt: since(1), endsAt: until(11 * 60 + 59) }),
  }),
  'focus-long-words': scene('#/focus', {
    ...extreme,
    own: focusing,
    focus: sampleFocus({
      label: 'Vierteljahresberichterstattungsvorbereitungsbesprechungsprotokollentwurf 🎉🎉🎉',
      nextStep: `مراجعة الجدول الثاني ${'https://example.org/very-long-path/'.repeat(3)}`,
    }),
    held: { count: 12, urgent: 1, from: ['s2', 's15'] },
    review: [sampleItem(9, { urgency: 'urgent', reason: 'urgent', heldMs: 0, batchId: 'b9' })],
  }),
  'settings-long-name': scene('#/settings', {
    ...extreme,
    own: { ...base.own, name: ENDLESS_NAME },
  }),
} as const satisfies Readonly<Record<string, Scene>>;
