/** Two rings that share their middle: sales and marketing. */
export const Mark = ({ size = 20 }: { size?: number }) => (
  <svg width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
    <rect width="20" height="20" rx="4" fill="var(--ink)" />
    <g fill="none" stroke="var(--paper)" strokeWidth="1.5">
      <circle cx="8" cy="10" r="3.4" />
      <circle cx="12" cy="10" r="3.4" />
    </g>
  </svg>
);
