/** A menu in the look of the window. */
import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { FocusEvent, ReactElement, ReactNode } from 'react';
import css from './menu.module.css';

/** Opened by a key that is not on its button, a menu has the focus on itself: Enter would choose nothing. */
const toFirst = ({ target, currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void => {
  const isFromWithin = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
  if (target !== currentTarget || isFromWithin) return;
  currentTarget.querySelector<HTMLElement>('[role^="menuitem"]')?.focus();
};

/** A button and the menu that it opens. `open` may be left to the menu itself; `startsAtFirst`: Enter chooses the first. */
export const Menu = ({
  trigger,
  open,
  onOpenChange,
  startsAtFirst = false,
  children,
}: {
  readonly trigger: ReactElement;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly startsAtFirst?: boolean;
  readonly children: ReactNode;
}) => (
  <Base.Root
    modal={false}
    {...(open === undefined ? {} : { open })}
    {...(onOpenChange === undefined ? {} : { onOpenChange: (is: boolean) => onOpenChange(is) })}
  >
    <Base.Trigger render={trigger} />
    <Base.Portal>
      <Base.Positioner className={css['positioner']} sideOffset={4} align="start">
        <Base.Popup className={css['popup']} {...(startsAtFirst ? { onFocus: toFirst } : {})}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  </Base.Root>
);

interface Entry {
  readonly icon?: ReactNode;
  readonly text: string;
  readonly detail?: string;
}

const EntryParts = ({ icon, text, detail }: Entry) => (
  <>
    {icon !== undefined && (
      <span className={css['icon']} aria-hidden>
        {icon}
      </span>
    )}
    <span className={css['text']}>{text}</span>
    {detail !== undefined && <span className={css['detail']}>{detail}</span>}
  </>
);

/** Something to do. */
export const MenuItem = ({ onChoose, ...entry }: Entry & { readonly onChoose: () => void }) => (
  <Base.Item className={css['item']} onClick={onChoose}>
    <EntryParts {...entry} />
  </Base.Item>
);

/** One of several, of which one is chosen. */
export const MenuChoices = <T extends string>({
  value,
  options,
  onChange,
}: {
  readonly value: T;
  readonly options: readonly (Entry & { readonly value: T })[];
  readonly onChange: (value: T) => void;
}) => (
  <Base.RadioGroup value={value} onValueChange={(next: T) => onChange(next)}>
    {options.map(({ value: each, ...entry }) => (
      <Base.RadioItem key={each} value={each} className={css['item']} closeOnClick>
        <EntryParts {...entry} />
        <span className={css['chosen']} aria-hidden>
          <Base.RadioItemIndicator render={<Check size={16} />} />
        </span>
      </Base.RadioItem>
    ))}
  </Base.RadioGroup>
);
