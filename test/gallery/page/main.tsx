/** The gallery: an overview, or with `?scene=` one view of the window alone. */
import { createRoot } from 'react-dom/client';
import { LANGUAGES, type Language } from '../../../shared/language/catalogue.ts';
import { isScene, showScene } from './show-scene.ts';
import { Overview } from './overview.tsx';

const query = new URLSearchParams(window.location.search);
const language =
  LANGUAGES.find((each) => each === query.get('language')) ?? ('en' satisfies Language);
const theme = query.get('theme');
if (theme === 'light' || theme === 'dark') document.documentElement.style.colorScheme = theme;
const scene = query.get('scene');
const root = document.querySelector<HTMLElement>('#root');
if (root === null) throw new Error('The page has no root.');
if (scene !== null && isScene(scene)) await showScene(root, scene, language);
else createRoot(root).render(<Overview />);
