/** The sign of the product, a fermata: hold this note. */
export const FermataSign = ({ size = 24 }: { readonly size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden>
    <path
      d="M3 17a9 9 0 0 1 18 0"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.5"
      strokeLinecap="round"
    />
    <circle cx="12" cy="16.5" r="2.25" fill="currentColor" />
  </svg>
);
