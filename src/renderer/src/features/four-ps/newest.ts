/** The worksheet that was added a moment ago: whoever added it writes on in its first cell. */
let newest: string | null = null;

export const addedNow = (id: string): void => {
  newest = id;
};

/** Whether this one was just added; said once. */
export const isNewest = (id: string): boolean => {
  const is = newest === id;
  if (is) newest = null;
  return is;
};
