import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';

const same = (colour: string): MantineColorsTuple => [
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
  colour,
];

/** Mantine in our hand: every size and colour it uses comes from tokens.css. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontSizes: {
    xs: 'var(--text-xs)',
    sm: 'var(--text-m)',
    md: 'var(--text-m)',
    lg: 'var(--text-l)',
    xl: 'var(--text-xl)',
  },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '24px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: 'var(--radius-s)', md: 'var(--radius-m)', lg: 'var(--radius-l)', xl: '16px' },
  defaultRadius: 'sm',
  colors: { accent: same('var(--accent)') },
  primaryColor: 'accent',
  primaryShade: 6,
  focusRing: 'auto',
  respectReducedMotion: true,
  cursorType: 'default',
  // Menus, lists, calendars and tooltips open in a landmark of the window, see App, so that a screen reader knows where they are.
  components: {
    Popover: { defaultProps: { portalProps: { target: '#layers' } } },
    Tooltip: { defaultProps: { portalProps: { target: '#layers' } } },
  },
});

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-3)',
  '--mantine-color-placeholder': 'var(--ink-3)',
  '--mantine-color-anchor': 'var(--ink)',
  '--mantine-color-error': 'var(--bad)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--sunken)',
  '--mantine-color-disabled-color': 'var(--ink-3)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--accent)',
  '--mantine-primary-color-filled-hover': 'var(--accent)',
  '--mantine-primary-color-light': 'var(--accent-soft)',
  '--mantine-primary-color-light-hover': 'var(--accent-soft)',
  '--mantine-primary-color-light-color': 'var(--accent)',
  '--mantine-primary-color-contrast': 'var(--surface)',
};

/** The same names in light and dark: the tokens behind them change with `data-theme`. */
export const variables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
