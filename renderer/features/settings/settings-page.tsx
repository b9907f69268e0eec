/** Settings: who one is, how things stand, and the ways in and out. */
import { t } from '../../../shared/language/words.ts';
import { late } from '../../components/late.tsx';
import { Page } from '../../components/page.tsx';

const Sections = late(async () => (await import('./settings-sections.tsx')).SettingsSections);

/** Has the sections there before someone looks at them. */
export const prefetchSettings = Sections.prefetch;

/** The settings view. Its heading is there at once, and keeps the focus when the sections come. */
export const SettingsPage = () => (
  <Page title={t('window.settings')}>
    <Sections />
  </Page>
);
