/** Every component of the window in each of its states. */
import { Bell, Clock, Send } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Avatar } from '../../../renderer/components/avatar.tsx';
import { BodyText } from '../../../renderer/components/body-text.tsx';
import { Button } from '../../../renderer/components/button.tsx';
import { CopyField } from '../../../renderer/components/copy-field.tsx';
import { Fault } from '../../../renderer/components/fault.tsx';
import { FermataSign } from '../../../renderer/components/fermata-sign.tsx';
import {
  CheckBox,
  Segments,
  SelectField,
  TextArea,
  TextField,
} from '../../../renderer/components/field.tsx';
import { Menu, MenuItem } from '../../../renderer/components/menu.tsx';
import { EmptyState } from '../../../renderer/components/page.tsx';
import { ProgressLine } from '../../../renderer/components/progress-line.tsx';
import { SearchField } from '../../../renderer/components/search-field.tsx';
import { ShowMark } from '../../../renderer/components/show-mark.tsx';
import { show } from '../../../shared/protocol/fields.ts';
import { showWord } from '../../../shared/wording/shows.ts';
import css from './gallery.module.css';

const nothing = (): void => undefined;

const Part = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={css['part']}>
    <h3>{title}</h3>
    <div className={css['states']}>{children}</div>
  </section>
);

const Buttons = () => (
  <Part title="Button">
    <Button look="main">
      <Send size={16} aria-hidden />
      Main
    </Button>
    <Button>Usual</Button>
    <Button look="plain">Plain</Button>
    <Button look="icon" aria-label="Remind">
      <Bell size={18} aria-hidden />
    </Button>
    <Button look="main" disabled>
      Main, disabled
    </Button>
    <Button disabled>Disabled</Button>
    <Button look="main" small>
      Small
    </Button>
    <Button small>Small</Button>
    <Button look="plain" small>
      Small plain
    </Button>
    <Button>{'A label that is far longer than what anyone would wish a button to say'}</Button>
  </Part>
);

const Choices = () => {
  const [value, setValue] = useState<'one' | 'two' | 'three'>('one');
  const options = (['one', 'two', 'three'] as const).map((each) => ({ value: each, label: each }));
  return (
    <Part title="Choices">
      <Segments label="Segments" value={value} options={options} onChange={setValue} />
      <SelectField label="Select" value={value} options={options} onChange={setValue} />
      <CheckBox label="Check box" hint="With a hint." defaultChecked />
      <CheckBox label="Check box, disabled" disabled />
      <Menu
        trigger={
          <Button>
            <Clock size={16} aria-hidden />
            Menu
          </Button>
        }
      >
        <MenuItem text="In 1 hour" detail="11:48" onChoose={nothing} />
        <MenuItem text="Tomorrow morning" detail="09:00" onChoose={nothing} />
      </Menu>
    </Part>
  );
};

const Fields = () => {
  const [query, setQuery] = useState('');
  return (
    <Part title="Fields">
      <TextField label="Text" placeholder="Nothing yet" />
      <TextField
        label="Text with a hint"
        hint="What is to be known of it."
        defaultValue="Ana Lima"
      />
      <TextField label="Text that is wrong" problem="This is not a link." defaultValue="x" />
      <TextField label="Text, disabled" disabled defaultValue="Ana Lima" />
      <TextArea label="Several lines" rows={3} hint="20 characters left" defaultValue="Hi Ana," />
      <SearchField
        field={{ current: null }}
        label="Search"
        placeholder="Search"
        query={query}
        onChange={setQuery}
      />
      <CopyField label="Link" value="https://relay.example.org/#join=abc" note="Lasts 7 days." />
    </Part>
  );
};

const Signs = () => (
  <Part title="Signs">
    {show.options.map((each) => (
      <span key={each} className={css['sign']}>
        <ShowMark show={each} /> {showWord(each)}
      </span>
    ))}
    <FermataSign size={22} />
    {['Ana Lima', 'Þóra', 'محمد', '王小明', '👩‍🚀 Zoë'].map((name) => (
      <span key={name} className={css['sign']}>
        <Avatar name={name} /> {name}
      </span>
    ))}
  </Part>
);

const Texts = () => (
  <Part title="Texts">
    <Fault text="The disk is full: what you write now is not kept. Make room, then write on." />
    <BodyText text={'A body with https://example.org/a_link, <b>no markup</b>,\nand two lines.'} />
    <EmptyState title="Nobody else is here yet">
      <p>An empty state says what would be here, and how it comes to be.</p>
    </EmptyState>
    <div className={css['wide']}>
      {[0, 0.4, 1].map((done) => (
        <ProgressLine key={done} done={done} />
      ))}
    </div>
  </Part>
);

/** All of them. */
export const Components = () => (
  <>
    <Buttons />
    <Choices />
    <Fields />
    <Signs />
    <Texts />
  </>
);
