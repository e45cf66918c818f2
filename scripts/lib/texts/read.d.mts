/** A text of a source file: where it stands, and what it says. */
export type Text = {
  start: number;
  end: number;
  kind: 'string' | 'attribute' | 'template' | 'children' | 'count';
  message: string;
};

/** The texts of a source file, in the order in which they begin. */
export declare const textsOf: (code: string, file: string) => Text[];
