import { useEffect, useState } from 'react';
import { described } from '../../../shared/commands';
import { useLater } from '../ui/useLater';
import { useCommand } from './useCommand';

const load = () => import('./PaletteBox');

/** Ctrl K. The box itself is no part of a start. */
export const Palette = () => {
  const [asked, setAsked] = useState(0);
  const box = useLater(load, asked > 0);
  useCommand([{ ...described('palette'), run: () => setAsked((times) => times + 1) }]);
  useEffect(() => {
    if (asked > 0) box?.openPalette();
  }, [asked, box]);
  return box && <box.PaletteBox />;
};
