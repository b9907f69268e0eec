/** Tokens, components and scenes on one page. */
import '../../../renderer/styles/tokens.css';
import '../../../renderer/styles/base.css';
import { useState } from 'react';
import { Segments } from '../../../renderer/components/field.tsx';
import { LANGUAGES, type Language } from '../../../shared/language/catalogue.ts';
import { scenes } from '../../support/scenes.ts';
import { Components } from './components.tsx';
import css from './gallery.module.css';
import { Tokens } from './tokens.tsx';

const THEMES = ['light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const SIZES = ['960x640', '400x700'] as const;
type Size = (typeof SIZES)[number];

const choices = <T extends string>(all: readonly T[]) =>
  all.map((value) => ({ value, label: value }));

const address = (scene: string, theme: Theme, language: Language): string =>
  `?${new URLSearchParams({ scene, theme, language }).toString()}`;

/** The window in each scene; a picture leads to it alone. */
const Scenes = ({ theme }: { readonly theme: Theme }) => {
  const [size, setSize] = useState<Size>('960x640');
  const [language, setLanguage] = useState<Language>('en');
  const [width, height] = size.split('x').map(Number);
  return (
    <>
      <div className={css['states']}>
        <Segments label="Size" value={size} options={choices(SIZES)} onChange={setSize} />
        <Segments
          label="Language"
          value={language}
          options={choices(LANGUAGES)}
          onChange={setLanguage}
        />
      </div>
      <ul className={css['scenes']}>
        {Object.keys(scenes).map((name) => (
          <li key={name}>
            <a href={address(name, theme, language)}>{name}</a>
            <div className={css['frame']} data-size={size}>
              <iframe
                title={name}
                loading="lazy"
                width={width}
                height={height}
                src={address(name, theme, language)}
              />
            </div>
          </li>
        ))}
      </ul>
    </>
  );
};

/** The gallery. */
export const Overview = () => {
  const [theme, setTheme] = useState<Theme>('light');
  document.documentElement.style.colorScheme = theme;
  return (
    <main className={css['gallery']}>
      <h1>Fermata gallery</h1>
      <Segments label="Theme" value={theme} options={choices(THEMES)} onChange={setTheme} />
      <h2>Tokens</h2>
      <Tokens />
      <h2>Components</h2>
      <Components />
      <h2>Views</h2>
      <Scenes theme={theme} />
    </main>
  );
};
