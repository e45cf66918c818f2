/** A message in the pseudo-locale: accented, a third longer, between brackets. */
export declare const pseudo: (message: string) => string;
