import { useEffect, useState } from 'react';
import { useLater } from '../ui/useLater';
import { useCommand } from './useCommand';

const load = () => import('./PaletteBox');

/** Ctrl K. The box itself is no part of a start. */
export const Palette = () => {
  const [wanted, setWanted] = useState(false);
  const box = useLater(load, wanted);
  useCommand([
    {
      id: 'palette',
      title: 'Search and commands',
      group: 'Help',
      keys: 'mod+K',
      hidden: true,
      run: () => setWanted(true),
    },
  ]);
  useEffect(() => {
    if (!wanted || box === null) return;
    box.openPalette();
    setWanted(false);
  }, [wanted, box]);
  return box && <box.PaletteBox />;
};
