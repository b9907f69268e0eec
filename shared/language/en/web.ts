/** The browser host. */
export const web = {
  thisTab: 'this tab',
  browserTabCannotSeeWhether:
    'A browser tab cannot see whether you are at your machine while another window is in front. The desktop app can. Choose Away by hand when it matters.',
  fermataIsOpenInAnother: 'Fermata is open in another tab or window of this browser.',
  fermataGoesOnInAnother: 'Fermata goes on in another tab or window of this browser.',
  fermataCouldNotStartIn:
    'Fermata could not start in this browser: it may not keep data for this page. A private window often may not. Allow it, then load the page again.',
  useItHere: 'Use it here',
  browsersIdleDetection: 'the browser’s idle detection',
  browsersIdleDetectionFailed: '{{problem}} The browser’s idle detection failed: {{reason}}',
} as const;
