/** Chooses what teammates see: four by hand, or what Fermata finds by itself. */
import { Activity, ChevronDown, Moon, Sunset, Undo2 } from 'lucide-react';
import type { Command } from '../../../shared/bridge/commands.ts';
import { t } from '../../../shared/language/words.ts';
import type { ManualShow } from '../../../shared/protocol/fields.ts';
import { useCommand, useNow, useView } from '../../app/window-context.ts';
import { Button } from '../../components/button.tsx';
import { Fault } from '../../components/fault.tsx';
import { Menu, MenuChoices, MenuItem } from '../../components/menu.tsx';
import { ShowMark } from '../../components/show-mark.tsx';
import { showWord } from '../../../shared/wording/shows.ts';
import { todayChoices } from './today.ts';

const CHOICES: readonly { readonly value: ManualShow; readonly detail?: () => string }[] = [
  { value: 'open', detail: () => t('team.comeAndTalk') },
  { value: 'available' },
  { value: 'busy', detail: () => t('team.messagesWait') },
  { value: 'away' },
];

const TODAY_ICONS = { late: Sunset, done: Moon, back: Undo2 } as const;

/** The button that tells the present show and opens the choice. */
export const PresenceMenu = () => {
  const show = useView((view) => view.own.presence.show);
  const manual = useView((view) => view.own.manual?.show ?? 'automatic');
  const own = useView((view) => view.own);
  const now = useNow(60_000);
  const { run, fault } = useCommand();
  const choose = (value: ManualShow | 'automatic'): void =>
    void run({ type: 'setManual', show: value === 'automatic' ? null : value });
  const carryOut = async (commands: readonly Command[]): Promise<void> => {
    for (const command of commands) if (!(await run(command)).ok) return;
  };
  const options = CHOICES.map(({ value, detail }) => ({
    value,
    text: showWord(value),
    icon: <ShowMark show={value} />,
    ...(detail === undefined ? {} : { detail: detail() }),
  }));
  return (
    <>
      <Menu
        trigger={
          <Button data-focus-home aria-label={t('team.yourPresence', { show: showWord(show) })}>
            <ShowMark show={show} />
            {showWord(show)}
            <ChevronDown size={14} aria-hidden />
          </Button>
        }
      >
        <MenuChoices
          value={manual}
          onChange={choose}
          options={[
            ...options,
            { value: 'automatic', text: t('team.automatic'), icon: <Activity size={14} /> },
          ]}
        />
        {todayChoices(own, now).map(({ id, text, commands }) => {
          const Icon = TODAY_ICONS[id];
          return (
            <MenuItem
              key={id}
              text={text}
              icon={<Icon size={14} />}
              onChoose={() => void carryOut(commands)}
            />
          );
        })}
      </Menu>
      <Fault text={fault} />
    </>
  );
};
