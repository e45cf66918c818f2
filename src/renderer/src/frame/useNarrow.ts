import { useMediaQuery } from '@mantine/hooks';

/** True in a window of at most 1120 pixels: the navigation shows icons, secondary things go. */
export const useNarrow = (): boolean => useMediaQuery('(max-width: 1120px)', false, { getInitialValueInEffect: false });
