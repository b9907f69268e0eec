/** Every token, as the style sheet has it. */
import css from './gallery.module.css';

interface Token {
  readonly name: string;
  readonly value: string;
}

const isRoot = (rule: CSSRule): rule is CSSStyleRule =>
  rule instanceof CSSStyleRule && rule.selectorText === ':root';

/** The custom properties of `:root`, in their order. */
const tokens = (): readonly Token[] =>
  [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules])
    .filter(isRoot)
    .flatMap(({ style }) =>
      [...style]
        .filter((name) => name.startsWith('--'))
        .map((name) => ({ name, value: style.getPropertyValue(name) })),
    );

const isColour = ({ value }: Token): boolean => value.startsWith('light-dark(');

const Sample = ({ token }: { readonly token: Token }) => {
  const { name } = token;
  if (isColour(token))
    return <span className={css['swatch']} style={{ background: `var(${name})` }} />;
  if (name.startsWith('--text')) return <span style={{ fontSize: `var(${name})` }}>Aa 10:48</span>;
  if (name.startsWith('--radius'))
    return <span className={css['swatch']} style={{ borderRadius: `var(${name})` }} />;
  if (name === '--shadow')
    return <span className={css['swatch']} style={{ boxShadow: `var(${name})` }} />;
  return null;
};

/** A list of all tokens with a sample of each. */
export const Tokens = () => (
  <ul className={css['tokens']}>
    {tokens().map((token) => (
      <li key={token.name}>
        <Sample token={token} />
        <code>{token.name}</code>
        <small>{token.value}</small>
      </li>
    ))}
  </ul>
);
